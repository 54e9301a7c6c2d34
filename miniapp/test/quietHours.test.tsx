import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import MePage from '../src/pages/me/index'
import TasksPage from '../src/pages/tasks/index'
import { papersOf } from '../src/services/papers'
import { mayBeQuiet } from '../src/services/quiet'
import { aLeader, aPerson, FakeTown } from './fakeTown'
import { iso, openPhone, said, tap } from './pageHelp'

const DAY = 86_400_000
const duty = { on: true, openJobs: 0, cap: 5, skills: ['electrician'] }
const electrician = (patch: object = {}) =>
  aPerson({ roles: [{ role: 'tradesperson', label: '师傅' }], duty: { ...duty, ...patch } })

let town: FakeTown
const asPerson = (person: ReturnType<typeof aPerson>) => {
  town = new FakeTown(person)
  openPhone(town)
}
const sent = () => town.received.filter(({ path }) => path === '/api/me/quiet').map(({ body }) => body)

describe('whoever is asked with a ring', () => {
  beforeEach(() => asPerson(electrician()))

  it('sets the hours in which nothing rings, over midnight, and sees them on both pages', async () => {
    const { unmount } = render(<MePage />)
    await tap('不设')
    expect(screen.getByText('次日 07:00')).toBeTruthy()
    await tap('保存')
    expect(await screen.findByText('22:00–07:00 不响')).toBeTruthy()
    expect(sent()).toEqual([{ quiet: { from: '22:00', to: '07:00' } }])
    unmount()
    render(<TasksPage />)
    expect(await screen.findByText('22:00–07:00 不响')).toBeTruthy()
  })

  it('chooses each time by the platform’s own wheel', async () => {
    render(<MePage />)
    await tap('不设')
    const wheels = document.querySelectorAll('taro-picker-core')
    expect(Array.from(wheels).map((each) => each.getAttribute('mode'))).toEqual(['time', 'time'])
    await act(async () => void fireEvent(wheels[0]!, new CustomEvent('change', { detail: { value: '23:30' } })))
    await tap('保存')
    await waitFor(() => expect(sent()).toEqual([{ quiet: { from: '23:30', to: '07:00' } }]))
  })

  it('turns them off again', async () => {
    asPerson(electrician({ quiet: { from: '12:00', to: '14:00' } }))
    render(<MePage />)
    await tap('12:00–14:00 不响')
    await tap('不设免打扰')
    await waitFor(() => expect(said()).toContain('已不设免打扰'))
    expect(sent()).toEqual([{ quiet: null }])
    expect(await screen.findByText('不设')).toBeTruthy()
  })

  it('is told that two times alike are no hours, before anything is sent', async () => {
    asPerson(electrician({ quiet: { from: '07:00', to: '07:00' } }))
    render(<MePage />)
    await tap('07:00–07:00 不响')
    await tap('保存')
    expect(await screen.findByText('两个时间不能一样')).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it('is a tradesperson or a leader, no resident and no officer', () => {
    const clerk = aPerson({ roles: [{ role: 'community_clerk', label: '社区干事' }], duty })
    expect([electrician(), aLeader(), aPerson(), clerk].map(mayBeQuiet)).toEqual([true, true, false, false])
  })
})

describe('the papers of a trade', () => {
  it.each([
    [400, undefined],
    [20, '快到期'],
    [-1, '已过期，电工的单先不派给您'],
  ])('good for %i more days, read %s', async (days, said) => {
    asPerson(electrician({ certificates: [{ skill: 'electrician', until: iso(days * DAY) }] }))
    render(<MePage />)
    expect(await screen.findByText('电工证')).toBeTruthy()
    for (const words of ['快到期', '已过期，电工的单先不派给您'])
      expect(screen.queryByText(words) !== null).toBe(words === said)
  })

  it('that was never shown is asked for', async () => {
    asPerson(electrician({ unpapered: ['electrician'] }))
    render(<MePage />)
    expect(await screen.findByText('没登记，电工的单先不派给您')).toBeTruthy()
  })

  it('names the last day a paper is good for, in Shanghai', () => {
    const certificates = [{ skill: 'electrician', until: '2029-11-28T16:00:00.000Z' }]
    expect(papersOf({ ...duty, certificates }, Date.parse('2026-11-29T00:00:00Z'))).toEqual([
      { skill: 'electrician', day: '2029-11-28', state: 'good' },
    ])
  })

  it('counts the longest of several for one trade', () => {
    const now = Date.parse('2026-11-29T00:00:00Z')
    const of = (days: number) => ({ skill: 'electrician', until: new Date(now + days * DAY).toISOString() })
    expect(papersOf({ ...duty, certificates: [of(400), of(-3)] }, now).map(({ state }) => state)).toEqual(['good'])
    expect(papersOf({ ...duty, certificates: [of(30)] }, now)[0]?.state).toBe('soon')
    expect(papersOf({ ...duty, certificates: [of(31)] }, now)[0]?.state).toBe('good')
    expect(papersOf({ ...duty, certificates: [of(0)] }, now)[0]?.state).toBe('over')
  })
})
