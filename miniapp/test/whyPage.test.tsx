import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import WhyPage from '../src/pages/why/index'
import { putCase } from '../src/services/phone'
import type { Explanation } from '../src/services/why'
import { aLeader, aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, tap } from './pageHelp'
import { showCase } from './showCase'
import { setRouterParams } from './taroStub'

const COUNTY = '1509/150902'
const clerk = (role = 'dispatcher') =>
  aPerson({ id: 'clerk', roles: [{ role, label: '区中心', areaPath: COUNTY, areaName: '集宁区' }] })
const watched = (patch: Parameters<typeof aPresentedCase>[0] = {}) =>
  aPresentedCase({
    state: 'offered',
    reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
    commands: ['assign', 'supervise'],
    ...patch,
  })
const neighbour = { role: 'grid_leader', openJobs: 1, offers: 0 }
const explained: Explanation = {
  text: '正在问 李**',
  asked: [
    { name: '王**', at: iso(-120_000), reason: '离您 320 米，负责这一片', outcome: 'declined', text: '说来不了：太远' },
    { name: '李**', at: iso(-60_000), reason: '离您 500 米', outcome: 'waiting', text: '正在问' },
  ],
  people: [
    { ...neighbour, userId: 'u-1', name: '王**', metres: 318, why: 'asked', text: '这一轮问过了' },
    { ...neighbour, userId: 'u-2', name: '周**', metres: 1240, openJobs: 0 },
  ],
}
const about = {
  ...explained,
  person: { ...neighbour, userId: 'leader', name: '马**', why: 'quiet', text: '免打扰时间' },
}

let town: FakeTown
const open = (found = watched()) => {
  town.cases.set(found.id, found)
  putCase(found)
  setRouterParams({ id: found.id })
  return render(<WhyPage />)
}
const asked = () => town.received.filter(({ path }) => path.includes('/dispatch')).map(({ path }) => path)

beforeEach(() => {
  town = new FakeTown(clerk())
  openPhone(town)
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (!path.startsWith('/api/cases/c-1/dispatch')) return other
    return town.refuse ?? { status: 200, body: { data: path.includes('person=') ? about : explained } }
  }
})

describe('a superior who asks why', () => {
  it('reads it in one sentence, then who was asked and what keeps those near from it', async () => {
    open()
    expect(await screen.findByText('正在问 李**')).toBeTruthy()
    expect(screen.getByText('说来不了：太远')).toBeTruthy()
    const [first, second] = Array.from(document.querySelectorAll('[data-person]')).map(({ textContent }) =>
      textContent?.replace(/\u00a0/g, ' '),
    )
    expect(first).toBe('王**离 320 米 · 手上 1 单这一轮问过了')
    expect(second).toBe('周**离 1.2 公里 · 手上 0 单可以派指定')
  })

  it('names somebody who can be sent, after one question', async () => {
    open()
    await tap('指定')
    expect(commands(town)).toEqual([])
    await tap('派给 周**')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'assign', person: 'u-2' }]))
  })

  it('names nobody where the case doesn’t let them', async () => {
    open(watched({ commands: ['supervise'] }))
    expect(await screen.findByText('可以派')).toBeTruthy()
    expect(screen.queryByText('指定')).toBeNull()
  })

  it('asks about one person by the letters of a name, in the whole of the own area', async () => {
    open()
    await screen.findByText('为什么不是某人')
    await act(async () => void fireEvent.input(await screen.findByRole('textbox'), { target: { value: '王' } }))
    const people = () => town.received.filter(({ path }) => path.startsWith('/api/people')).map(({ path }) => path)
    await waitFor(() => expect(people().at(-1)).toBe(`/api/people?area=${COUNTY}&limit=50&name=%E7%8E%8B`))
    await act(async () => void fireEvent.click(await screen.findByRole('option')))
    expect(await screen.findByText('免打扰时间')).toBeTruthy()
    expect(asked()).toContain('/api/cases/c-1/dispatch?person=leader')
    expect(screen.getByText(/不知道在哪里/)).toBeTruthy()
  })

  it('has it told anew when the case moves', async () => {
    open()
    await screen.findByText('正在问 李**')
    const before = asked().length
    const moved = watched({ version: 2 })
    town.cases.set('c-1', moved)
    act(() => putCase(moved))
    await waitFor(() => expect(asked().length).toBe(before + 1))
  })

  it('is told that it is not theirs to look at', async () => {
    town.refuse = { status: 403, body: { error: { code: 'not_allowed', message: '您不能这样做。' } } }
    open()
    expect(await screen.findByText('这件事不在您的查看范围')).toBeTruthy()
  })
})

describe('the way there', () => {
  const taken = { name: '王**', role: 'grid_leader', mine: false }
  it.each([
    ['community_clerk', watched(), '为什么还没有人'],
    ['community_secretary', watched({ state: 'accepted', assignee: taken }), '为什么派给他'],
    ['street_officer', watched({ state: 'on_hold', assignee: taken, commands: ['supervise'] }), '为什么派给他'],
    ['dispatcher', watched({ state: 'closed', commands: [] }), undefined],
    ['dispatcher', watched({ commands: ['add_note'] }), undefined],
    ['department_officer', watched(), undefined],
  ])('stands before a %s as it should (%#)', (role, found, words) => {
    town.person = clerk(role)
    openPhone(town)
    showCase(town, found)
    expect(document.querySelector('#why')?.textContent).toBe(words)
  })

  it('is not there for whoever works on it', () => {
    town.person = aLeader()
    openPhone(town)
    showCase(town, watched({ commands: ['accept'] }))
    expect(document.querySelector('#why')).toBeNull()
  })
})
