import Taro from '@tarojs/taro'
import { render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import NewsPage from '../src/pages/news/index'
import { aPerson, FakeTown } from './fakeTown'
import { iso, openPhone, tap } from './pageHelp'

const kept = { id: 'n-1', caseId: '', at: iso(-60_000), text: '我没听明白。直接说事情和地点就行。', read: true }
const accepted = { id: 'n-2', caseId: 'c-1', at: iso(-120_000), text: '王** 已接单。', read: true }

beforeEach(() => {
  const town = new FakeTown(aPerson())
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) =>
    path.startsWith('/api/me/news')
      ? { status: 200, body: { data: { items: [kept, accepted], nextCursor: null } } }
      : answer(method, path, body, key)
  openPhone(town)
  vi.mocked(Taro.navigateTo).mockClear()
})

it('news of a case opens it', async () => {
  render(<NewsPage />)
  await tap(accepted.text)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/case/index?id=c-1' })
})

it('a late answer of the account is about no case, and opens nothing', async () => {
  render(<NewsPage />)
  await tap(kept.text)
  expect(Taro.navigateTo).not.toHaveBeenCalled()
  expect(screen.getByText(kept.text).closest('[role=button]')).toBeNull()
})
