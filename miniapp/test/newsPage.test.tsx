import Taro from '@tarojs/taro'
import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import NewsPage from '../src/pages/news/index'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { iso, openPhone, tap } from './pageHelp'

const kept = { id: 'n-1', caseId: '', at: iso(-60_000), text: '我没听明白。直接说事情和地点就行。', read: true }
const accepted = { id: 'n-2', caseId: 'c-1', at: iso(-120_000), text: '王** 已接单。', read: false }

let town: FakeTown
let news: object[]
beforeEach(() => {
  news = [kept, accepted]
  town = new FakeTown(aPerson())
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    const told = { status: 200, body: { data: { items: news, nextCursor: null } } }
    return path.startsWith('/api/me/news') ? told : other
  }
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

it('what was new stays marked, though the server knows at once that it was read', async () => {
  render(<NewsPage />)
  await screen.findByText(accepted.text)
  await waitFor(() => expect(town.received.map(({ path }) => path)).toContain('/api/me/news/read'))
  expect(screen.getAllByText('未读')).toHaveLength(1)
})

it('news that could not be fetched are not called none', async () => {
  town.online = false
  render(<NewsPage />)
  expect(await screen.findByText('还没取到，连上就有')).toBeTruthy()
  expect(screen.queryByText('还没有消息')).toBeNull()
})

it('news of a matter that waits for the person lead to the stars, the newest of them only', async () => {
  const waits = { id: 'n-3', caseId: 'c-1', at: iso(-90_000), text: '王** 说处理好了。', read: true }
  news = [waits, accepted]
  town.cases.set('c-1', aPresentedCase({ state: 'resolved', commands: ['confirm', 'rate'] }))
  render(<NewsPage />)
  await tap('解决了吗，去评价')
  expect(Taro.navigateTo).toHaveBeenCalledTimes(1)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/case/index?id=c-1' })
})
