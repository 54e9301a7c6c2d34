import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import CasesPage from '../src/pages/cases/index'
import { tabsOf } from '../src/services/roles'
import { areasAround } from '../src/services/staff'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, tap } from './pageHelp'
import { showCase } from './showCase'

const COMMUNITY = '1509/150902/150902008/150902008022'
const officer = () =>
  aPerson({
    id: 'clerk',
    roles: [
      { role: 'resident', label: '居民' },
      { role: 'community_clerk', label: '社区干事', areaPath: COMMUNITY, areaName: '察哈尔社区' },
    ],
    duty: { on: true, openJobs: 0, cap: 5, skills: [] },
  })
const inScope = (patch: Parameters<typeof aPresentedCase>[0] = {}) =>
  aPresentedCase({
    state: 'offered',
    place: { areaPath: `${COMMUNITY}/150902008022001`, areaName: '察哈尔社区', gridName: '第 1 网格' },
    reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
    commands: ['assign', 'recategorise', 'supervise', 'escalate'],
    ...patch,
  })

describe('a duty officer', () => {
  let town: FakeTown
  const open = (found: ReturnType<typeof aPresentedCase>) => showCase(town, found)
  const press = (container: HTMLElement, id: string) =>
    act(async () => void fireEvent.click(container.querySelector(`#${id}`)!))
  beforeEach(() => {
    town = new FakeTown(officer())
    openPhone(town)
  })

  it('has tasks, cases and their own page', () =>
    expect(tabsOf('dispatcher').map(({ label }) => label)).toEqual(['任务', '事项', '我的']))

  it('sees the cases of the area, not only their own reports', async () => {
    town.cases.set('c-5', inScope({ id: 'c-5' }))
    render(<CasesPage />)
    expect(await screen.findByText('路灯不亮')).toBeTruthy()
    const asked = town.received.filter(({ path }) => path.startsWith('/api/cases?')).map(({ path }) => path)
    expect(asked).toContain('/api/cases?state=open&limit=20')
    expect(asked.filter((path) => path.includes('mine=1'))).toEqual([])
  })

  it('goes on to the next page of the list', async () => {
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) => {
      const got = answer(method, path, body, key)
      if (!path.startsWith('/api/cases?')) return got
      const items = [inScope({ id: path.includes('cursor') ? 'c-2' : 'c-1' })]
      return { status: 200, body: { data: { items, nextCursor: path.includes('cursor') ? null : 'next' } } }
    }
    render(<CasesPage />)
    await tap('看更多')
    await waitFor(() => expect(screen.getAllByText('路灯不亮')).toHaveLength(2))
    expect(screen.queryByText('看更多')).toBeNull()
  })

  it('names who takes a case', async () => {
    const { container } = open(inScope())
    await press(container, 'do-assign')
    await screen.findByText('王**')
    expect(screen.queryByText('赵**')).toBeNull()
    await tap('王**')
    await tap('派给 王**')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'assign', person: 'leader' }]))
    expect(town.received.map(({ path }) => path)).toContain(`/api/people?area=${COMMUNITY}/150902008022001&limit=50`)
  })

  it('looks for people only where they may look', () =>
    expect(areasAround(inScope(), officer().roles).map(({ kind }) => kind)).toEqual(['grid', 'community']))

  it('hands a case to a bureau with a reason', async () => {
    const { container } = open(inScope({ commands: ['transfer'] }))
    await press(container, 'do-transfer')
    await tap('市政')
    await tap('转给 市政')
    await waitFor(() =>
      expect(commands(town)).toEqual([{ command: 'transfer', department: 'municipal', reason: '属于其职责' }]),
    )
  })

  it('finds another category by its name', async () => {
    const { container } = open(inScope())
    await press(container, 'do-recategorise')
    await tap('路名牌')
    await tap('改成 路名牌')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'recategorise', category: 'P0138' }]))
  })

  it('sees that nobody has sorted a case yet, and confirms its category', async () => {
    const { container } = open(inScope({ needsSorting: 'words' }))
    expect(screen.getByText('待归类')).toBeTruthy()
    await press(container, 'do-recategorise')
    const [present] = await screen.findAllByRole('option')
    expect(present?.textContent).toBe('路灯不亮')
    await act(async () => void fireEvent.click(present as HTMLElement))
    await tap('改成 路灯不亮')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'recategorise', category: 'P0137' }]))
  })

  it('puts a case into the one of the same thing: the likest and nearest first, or by its number', async () => {
    const at = (id: string, number: string, lat: number, category = 'P0137') => {
      const place = { ...inScope().place, point: { lng: 113.115, lat, datum: 'gcj02' as const } }
      return inScope({ id, number: `150902-2026-${number}`, category, place, commands: ['merge'] })
    }
    const found = at('c-1', '000001', 41.034)
    for (const each of [
      at('c-2', '000002', 41.034, 'E0110'),
      at('c-3', '000003', 41.044),
      at('c-4', '000004', 41.0343),
    ])
      town.cases.set(each.id, each)
    const { container } = open(found)
    await press(container, 'do-merge')
    await screen.findByText('路灯不亮，编号 000004')
    const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent?.match(/编号 (\d+)/)?.[1])
    expect(rows()).toEqual(['000004', '000003', '000002'])
    expect(screen.getByText(/相距 30 米/)).toBeTruthy()
    await act(async () => void fireEvent.input(await screen.findByRole('textbox'), { target: { value: '0003' } }))
    expect(rows()).toEqual(['000003'])
    await tap('路灯不亮，编号 000003')
    await tap('合到 000003')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'merge', into: 'c-3' }]))
  })

  it('takes a merged case out again', async () => {
    const { container } = open(inScope({ state: 'merged', commands: ['split'] }))
    await press(container, 'do-split')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'split' }]))
  })
})
