import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import JoinPage from '../src/pages/join/index'
import { readMarks } from '../src/services/webSignIn'
import { aLeader, aPerson, FakeTown } from './fakeTown'
import { openPhone, said, tap } from './pageHelp'

const refusal = { code: 'join_code_wrong', message: '邀请码不对或过期了，请上级重发。' }
const rows = [{ id: 's-1', name: '马**', label: '师傅', areaName: '第 3 网格', skills: [], certificates: [] }]

let town: FakeTown
const open = (person = aPerson()) => {
  town = new FakeTown(person)
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path === '/api/me/staff')
      return (body as { code?: string }).code === 'ABCD2345'
        ? { status: 200, body: { data: { token: 't'.repeat(43), person: aLeader() } } }
        : { status: 400, body: { error: refusal } }
    if (path.endsWith('/code'))
      return { status: 200, body: { data: { code: 'WXYZ6789', until: '2026-11-27T03:00:00Z' } } }
    if (path.endsWith('/leave')) return { status: 200, body: { data: { ...rows[0], state: 'ended' } } }
    return path.startsWith('/api/staff') ? { status: 200, body: { data: { items: rows, nextCursor: null } } } : other
  }
  openPhone(town)
  vi.mocked(Taro.switchTab).mockClear()
  render(<JoinPage />)
}
const type = (text: string) =>
  fireEvent(
    screen.getAllByPlaceholderText('邀请码')[0] as HTMLElement,
    new CustomEvent('input', { detail: { value: text } }),
  )
const posted = () => town.received.filter(({ method }) => method === 'POST').map(({ path }) => path)

beforeEach(() => vi.mocked(Taro.showToast).mockClear())

it('a newcomer types the code with a space and works at once', async () => {
  open()
  type('abcd 2345')
  await tap('加入')
  await waitFor(() => expect(said()).toContain('已加入，您是网格长'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/tasks/index' })
})

it('a wrong code is said under the field and stays there; one that is too short is not sent', async () => {
  open()
  type('ABC')
  await tap('加入')
  expect(screen.getByText('邀请码是 8 位，再看一下')).toBeTruthy()
  expect(posted()).not.toContain('/api/me/staff')
  type('AAAA2222')
  await tap('加入')
  expect(await screen.findByText(refusal.message)).toBeTruthy()
  expect(Taro.switchTab).not.toHaveBeenCalled()
})

it('without a network a newcomer is told so in words, and the code stays', async () => {
  open()
  type('ABCD2345')
  vi.mocked(Taro.request).mockRejectedValueOnce(new Error('request:fail'))
  await tap('加入')
  expect(await screen.findByText('没连上，点这里再试')).toBeTruthy()
})

it('a leader gives a code, and sees somebody off after one question', async () => {
  open(aLeader())
  await tap('给邀请码')
  expect(await screen.findByText('WXYZ 6789')).toBeTruthy()
  await tap('已加入')
  await tap('办离岗')
  expect(screen.getByText('马** 不再在这里工作')).toBeTruthy()
  fireEvent.click(screen.getAllByText('办离岗').at(-1) as HTMLElement)
  expect(await screen.findByText('还没有人加入')).toBeTruthy()
  expect(posted()).toContain('/api/staff/s-1/leave')
})

it('a resident sees no team', async () => {
  open()
  expect(screen.queryByText('我的队伍')).toBeNull()
})

it('what the server put behind the page is taken out of the address', () => {
  expect(readMarks('#/pages/case/index?id=7&handOver=abc')).toEqual({
    page: '/pages/case/index?id=7',
    handOver: 'abc',
    failed: false,
  })
  expect(readMarks('#/pages/home/index?signIn=failed')).toEqual({
    page: '/pages/home/index',
    handOver: undefined,
    failed: true,
  })
  expect(readMarks('')).toEqual({ page: '', handOver: undefined, failed: false })
})
