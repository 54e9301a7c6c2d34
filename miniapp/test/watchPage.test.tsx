import Taro from '@tarojs/taro'
import { act, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import CasesPage from '../src/pages/cases/index'
import TasksPage from '../src/pages/tasks/index'
import WatchPage from '../src/pages/watch/index'
import { putCase } from '../src/services/phone'
import { ownAreas } from '../src/services/roles'
import { type DueCase, dueTone, isPressing } from '../src/services/watch'
import { aLeader, aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { iso, openPhone, tap } from './pageHelp'
import { hidePage, setRouterParams } from './taroStub'

const COMMUNITY = '1509/150902/150902008/150902008022'
const GRID = `${COMMUNITY}/150902008022001`
const clerk = () =>
  aPerson({
    id: 'clerk',
    roles: [{ role: 'community_clerk', label: '社区干事', areaPath: COMMUNITY, areaName: '察哈尔社区' }],
    duty: { on: true, openJobs: 0, cap: 5, skills: [] },
  })
const MINUTE = 60_000
const due = (id: string, later: number, patch: Partial<DueCase> = {}): DueCase => ({
  id,
  number: `150902-2026-${id}`,
  category: 'P0137',
  categoryName: '路灯',
  state: 'offered',
  areaName: '第 1 网格',
  kind: 'respond',
  dueAt: iso(later),
  late: later <= 0,
  ...patch,
})
const none = { respondSoon: 0, respondLate: 0, closeSoon: 0, closeLate: 0 }
const figures = {
  total: { respondSoon: 3, respondLate: 1, closeSoon: 2, closeLate: 0 },
  areas: [{ ...none, path: GRID, name: '第1网格', respondSoon: 2, closeLate: 1 }],
  people: [
    { ...none, userId: 'leader', name: '王**', role: 'grid_leader', respondSoon: 1 },
    { ...none, userId: 'gone', name: '', respondSoon: 1 },
  ],
}
const late = due('000001', -3.5 * MINUTE, { pool: true })
const soon = due('000002', 4 * MINUTE + 30_000, { person: '王**', critical: true })
const later = due('000003', 50.5 * 60 * MINUTE, { kind: 'close', person: '李**' })

let town: FakeTown
const show = (items: DueCase[], params: Record<string, string> = {}) => {
  town.reads['/api/watch'] = { items, nextCursor: null }
  setRouterParams(params)
  return render(<WatchPage />)
}
const asked = (what = '/api/watch?') =>
  town.received.filter(({ path }) => path.startsWith(what)).map(({ path }) => path)
const textOf = (selector: string) =>
  Array.from(document.querySelectorAll(selector)).map(({ textContent }) => textContent?.replace(/[\u00a0\u200b]/g, ' '))

beforeEach(() => {
  town = new FakeTown(clerk())
  town.reads['/api/watch/figures'] = figures
  openPhone(town)
})
afterEach(() => vi.useRealTimers())

describe('a superior at the board', () => {
  it('sees four numbers, red only where something is late', async () => {
    show([late])
    await screen.findByText('察哈尔社区')
    expect(textOf('#figures .watch-pair')).toEqual(['快超时3回应2办结', '已超时1回应0办结'])
    expect(textOf('#figures .tone-bad')).toEqual(['1'])
    expect(asked('/api/watch')).toEqual([
      `/api/watch/figures?area=${COMMUNITY}`,
      `/api/watch?area=${COMMUNITY}&limit=50`,
    ])
  })

  it('sees what breaks next with a clock that runs, and apart from it what has time', async () => {
    show([late, soon, later])
    await screen.findByText('时间还够')
    const [first, second] = textOf('#pressing [data-due]')
    expect(first).toBe('路灯不亮第 1 网格 · 抢单池已超时 3 分钟回应')
    expect(second).toMatch(/^路灯不亮紧急第 1 网格 · 王\*\*0?4:[23]\d回应$/)
    expect(textOf('#later [data-due]')).toEqual(['路灯不亮第 1 网格 · 李**还剩 2 天 2 小时办结'])
    await tap('时间还够')
    await act(async () => document.querySelector<HTMLElement>('[data-due="000002"]')?.click())
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/case/index?id=000002' })
  })

  it('reads the first few of many that press, and all of them after a tap', async () => {
    show(Array.from({ length: 12 }, (_, at) => due(`a${at}`, MINUTE)))
    await screen.findByText('看全部')
    expect(textOf('#pressing [data-due]')).toHaveLength(8)
    await tap('看全部')
    expect(textOf('#pressing [data-due]')).toHaveLength(12)
  })

  it('is told so where nothing is late or about to be', async () => {
    show([later])
    expect(await screen.findByText('现在没有快超时的')).toBeTruthy()
  })

  it('goes one level down by a tap on an area, and looks at that one there', async () => {
    const { unmount } = show([])
    await tap('第 1 网格')
    const name = encodeURIComponent('第1网格')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/watch/index?path=${GRID}&name=${name}` })
    unmount()
    town.received = []
    show([], { path: GRID, name })
    expect(await screen.findAllByText('第 1 网格')).toHaveLength(2)
    expect(asked()).toEqual([`/api/watch?area=${GRID}&limit=50`])
  })

  it('names nobody it has no name for', async () => {
    show([])
    await screen.findByText('按人')
    expect(textOf('#people .watch-row')).toEqual(['王**网格长快超时 1'])
  })

  it('fetches the next page, always from the beginning', async () => {
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) => {
      const other = answer(method, path, body, key)
      if (!path.startsWith('/api/watch?')) return other
      const second = path.includes('cursor')
      const items = Array.from({ length: 50 }, (_, at) =>
        due(`${second ? 'b' : 'a'}${at}`, 3000 * MINUTE, { kind: 'close' }),
      )
      return { status: 200, body: { data: { items, nextCursor: second ? null : 'next' } } }
    }
    show([])
    await tap('看更多')
    await waitFor(() => expect(document.querySelectorAll('[data-due]')).toHaveLength(100))
    expect(screen.queryByText('看更多')).toBeNull()
  })

  it('may not look at an area of others', async () => {
    town.refuse = { status: 404, body: { error: { code: 'not_found', message: '没有这个地方。' } } }
    show([], { path: '1509/150999' })
    expect(await screen.findByText('这件事不在您的查看范围')).toBeTruthy()
  })

  it('sees it fresh every five seconds and soon after a case moved, but not while it is off the screen', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
    const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
    show([])
    await wait(100)
    const begun = asked().length
    await wait(5_000)
    expect(asked().length).toBe(begun + 1)
    act(() => putCase(aPresentedCase({ id: 'c-5' })))
    act(() => putCase(aPresentedCase({ id: 'c-6' })))
    await wait(600)
    expect(asked().length).toBe(begun + 2)
    act(() => hidePage())
    await wait(11_000)
    expect(asked().length).toBe(begun + 2)
  })
})

describe('the clocks of the board', () => {
  const now = Date.now()
  it.each([
    [due('a', -1), 'bad', true],
    [due('a', 4 * MINUTE), 'warn', true],
    [due('a', 9 * MINUTE), 'brand', true],
    [due('a', 90 * MINUTE, { kind: 'close' }), 'warn', true],
    [due('a', 150 * MINUTE, { kind: 'close' }), 'brand', false],
    [due('a', -1, { kind: 'close' }), 'bad', true],
  ])('are red once late only (%#)', (each, tone, pressing) =>
    expect([dueTone(each, now + 50), isPressing(each, now + 50)]).toEqual([tone, pressing]),
  )
})

describe('the way to the board', () => {
  it.each([
    ['tasks', TasksPage],
    ['cases', CasesPage],
  ])('stands on the %s of a superior', async (_, Shown) => {
    render(<Shown />)
    await tap('看板')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/watch/index' })
  })

  it.each([
    ['a leader', aLeader()],
    ['a department', aPerson({ roles: [{ role: 'department_officer', label: '科局' }] })],
  ])('is not there for %s', (_, person) => {
    openPhone(new FakeTown(person))
    render(<TasksPage />)
    expect(screen.queryByText('看板')).toBeNull()
  })

  it('leads to each area somebody answers for, once', () => {
    const role = (areaPath: string, name = 'dispatcher') => ({ role: name, label: '', areaPath, areaName: areaPath })
    const me = aPerson({
      roles: [role('1509/1'), role('1509/2'), role('1509/1', 'street_officer'), role('1509/3', 'auditor')],
    })
    expect(ownAreas(me).map(({ path }) => path)).toEqual(['1509/1', '1509/2'])
  })
})
