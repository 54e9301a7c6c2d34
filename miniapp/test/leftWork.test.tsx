import Taro from '@tarojs/taro'
import { render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import TasksPage from '../src/pages/tasks/index'
import { phone } from '../src/services/phone'
import { call } from '../src/services/session'
import { aLeader, aPerson, FakeTown } from './fakeTown'
import { openPhone, tap } from './pageHelp'
import { kept } from './taroStub'

const over = { status: 401, body: { error: { code: 'signed_out', message: '请重新登录，刚才的内容还在。' } } }

const signIn = '/api/oauth/session'

/** A town in which this person's session has ended; who they are when they sign in again, by the code the server put behind the page. */
function endedTown(before = aLeader(), after = aPerson({ id: before.id })) {
  const town = new FakeTown(before)
  const answer = town.answer.bind(town)
  const isIn = () => town.received.some(({ path }) => path === signIn)
  town.answer = (method, path, body, key) => {
    const known = isIn()
    const normal = answer(method, path, body, key)
    if (path !== signIn) return known ? normal : over
    town.person = after
    return { status: 200, body: { data: { token: 'fresh-token', person: after } } }
  }
  openPhone(town)
  window.location.hash = '#/pages/tasks/index?handOver=abc'
  return town
}

it('a leader who works here no more is told calmly, once, and goes on as a resident', async () => {
  vi.spyOn(Taro, 'getCurrentInstance').mockReturnValue({ router: { path: '/pages/tasks/index' } } as never)
  const town = endedTown()
  render(<TasksPage />)
  expect(await screen.findByText('您不再是网格长，其他照常能用')).toBeTruthy()
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  expect(town.received.filter(({ path }) => path === signIn)).toHaveLength(1)
  await tap('知道了')
  await waitFor(() => expect(screen.queryByText('您不再是网格长，其他照常能用')).toBeNull())
})

it('a session that was only old is renewed without a word', async () => {
  endedTown(aLeader(), aLeader())
  await call({ method: 'GET', path: '/api/me' })
  expect(phone().leftWork).toBeUndefined()
})

it('somebody else on the same phone hears nothing of it', async () => {
  endedTown(aLeader(), aPerson())
  await call({ method: 'GET', path: '/api/me' })
  expect([phone().me?.id, phone().leftWork]).toEqual(['u-resident', undefined])
})

it('a code WeChat does not take ends nobody’s session', async () => {
  const town = new FakeTown(aLeader())
  openPhone(town)
  town.refuse = { status: 401, body: { error: { code: 'code_invalid', message: '再点一次。' } } }
  const send = () => call({ method: 'POST', path: '/api/me/staff', body: { phoneCode: 'x' } })
  await expect(send()).rejects.toThrow('再点一次。')
  expect(town.received).toHaveLength(1)
  expect(kept.getItem('jinlin::session')).toContain('a-token')
})
