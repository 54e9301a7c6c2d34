import Taro from '@tarojs/taro'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AlikeCase } from '../src/services/alike'
import { aLeader, aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, said, tap } from './pageHelp'
import { showCase } from './showCase'

const alike = (serial: number, patch: Partial<AlikeCase> = {}): AlikeCase => ({
  id: `o-${serial}`,
  number: `150902-2026-00011${serial}`,
  category: 'P0137',
  at: iso(-630_000),
  state: 'offered',
  metres: 34,
  ...patch,
})
const others = [alike(1, { handler: '王**' }), alike(2), alike(3), alike(4)]
const reporter = { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) } as const
const mine = { name: '王**', role: 'grid_leader', mine: true }
const taken = (patch: Parameters<typeof aPresentedCase>[0] = {}) =>
  aPresentedCase({ state: 'accepted', reporter, assignee: mine, commands: ['start', 'add_note'], ...patch })

let town: FakeTown
const as = (person: ReturnType<typeof aPerson>) => {
  town = new FakeTown(person)
  town.reads['/api/cases/c-1/alike'] = { items: others, nextCursor: null }
  openPhone(town)
}
const asked = () => town.received.filter(({ path }) => path.endsWith('/alike')).length
const superior = () =>
  aPerson({ roles: [{ role: 'community_clerk', label: '社区干事', areaPath: '1509/150902', areaName: '集宁区' }] })
const overseen = () => taken({ assignee: { ...mine, mine: false }, commands: ['assign', 'supervise', 'merge'] })

describe('whoever works on a report', () => {
  beforeEach(() => as(aLeader()))

  it('is shown up to three that may be the same, each with how far, who and when; a tap opens it', async () => {
    showCase(town, taken())
    await screen.findByText('可能和这件是同一件事')
    const rows = Array.from(document.querySelectorAll('[data-alike]')).map(({ textContent }) =>
      textContent?.replace(/\u00a0/g, ' '),
    )
    expect(rows).toHaveLength(3)
    expect(rows[0]).toBe('路灯不亮，编号 000111离 30 米 · 王** 在办 · 10 分钟前报的请社区并案')
    expect(rows[1]).toContain('还没人接')
    await tap('路灯不亮，编号 000112')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/case/index?id=o-2' })
    expect(asked()).toBe(1)
  })

  it('asks the community to merge them, once', async () => {
    showCase(town, taken())
    await screen.findByText('可能和这件是同一件事')
    await act(async () => void fireEvent.click(document.querySelector('#ask-o-1')!))
    const note = '可能和编号 000111 是同一件事，请并案'
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'add_note', note, mergeInto: 'o-1' }]))
    await waitFor(() => expect(said()).toContain('已请社区并案'))
  })

  it('sees that it was asked already', async () => {
    const found = taken()
    const note = { command: 'add_note', note: '请并案', mergeInto: 'o-1', visibility: 'staff' } as const
    const said = { ...found.timeline[0]!, seq: 2, ...note }
    showCase(town, { ...found, timeline: [...found.timeline, said] })
    expect(await screen.findByText('已请社区并案')).toBeTruthy()
    expect(document.querySelector('#ask-o-1')).toBeNull()
    expect(document.querySelector('#ask-o-2')).toBeTruthy()
  })

  it('works on without a word where there is no answer', async () => {
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) => {
      const other = answer(method, path, body, key)
      return path.endsWith('/alike') ? { status: 500, body: {} } : other
    }
    showCase(town, taken())
    await waitFor(() => expect(asked()).toBe(1))
    expect(screen.getByText('开始处理')).toBeTruthy()
    expect(document.querySelector('#alike')).toBeNull()
    expect(screen.queryByText('没连上，点这里再试')).toBeNull()
  })

  it.each([
    ['a call-out', taken({ kind: 'callout' })],
    ['finished', taken({ state: 'closed', commands: [] })],
    ['in other hands', taken({ assignee: { ...mine, mine: false } })],
    ['their own report', taken({ reporter: { ...reporter, mine: true }, assignee: undefined, state: 'submitted' })],
  ])('is not asked about what is %s', async (_, found) => {
    showCase(town, found)
    await waitFor(() => expect(town.received.map(({ path }) => path)).toContain('/api/cases/c-1'))
    expect(asked()).toBe(0)
  })
})

it('a superior puts it into the other one, after one question', async () => {
  as(superior())
  town.cases.set('o-2', aPresentedCase({ id: 'o-2' }))
  showCase(town, overseen())
  await screen.findByText('可能和这件是同一件事')
  await act(async () => void fireEvent.click(document.querySelector('#merge-o-2')!))
  expect(commands(town)).toEqual([])
  expect(screen.getByText('并到编号 000112')).toBeTruthy()
  await act(async () => void fireEvent.click(document.querySelector('#alike-yes')!))
  await waitFor(() => expect(commands(town)).toEqual([{ command: 'merge', into: 'o-2' }]))
  await waitFor(() => expect(document.querySelector('#alike')).toBeNull())
})
