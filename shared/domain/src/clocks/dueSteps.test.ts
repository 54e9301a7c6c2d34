import { describe, expect, it } from 'vitest'
import type { Case } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { systemActor } from '../people/roles'
import {
  aPolicy,
  clerk,
  departmentOfficer,
  dispatcher,
  inboxPlace,
  leader,
  minutes,
  morning,
  resident,
} from '../testing/factories'
import { after, filed, inState, type Move, tell } from '../testing/stories'
import { dueSteps, nextWaking } from './dueSteps'

const policy = aPolicy()
const HOURS = 60
const DAYS = 24 * HOURS
/** The steps recorded by this minute, as `key @ due minute`. */
const recorded = (found: Case, minute: number) =>
  catchUp(found, policy, minutes(minute)).after.timeline.flatMap(({ key, dueAt }) =>
    key && dueAt ? [`${key} @ ${(dueAt.getTime() - morning.getTime()) / 60_000}`] : [],
  )

describe('the response clock of 15 minutes, when nobody comes', () => {
  it('opens the pool at 6, alerts at 10, breaches at 15, 45 and 120', () => {
    expect(recorded(filed(), 150)).toEqual([
      't1.respond.40 @ 6',
      't1.respond.67 @ 10',
      't1.respond.100 @ 15',
      't1.respond.300 @ 45',
      't1.respond.800 @ 120',
    ])
  })

  it('goes from the grid to the community, the street and the district, where it stays', () => {
    const levels = [14, 15, 45, 120].map((minute) => catchUp(filed(), policy, minutes(minute)).after.level)
    expect(levels).toEqual(['grid', 'community', 'street', 'district'])
  })

  it('counts the first as a breach for ever and the others as repeats', () => {
    const { breaches } = catchUp(filed(), policy, minutes(150)).after.clocks
    expect(breaches.map(({ kind, level }) => [kind, level])).toEqual([
      ['respond', 'grid'],
      ['repeat', 'community'],
      ['repeat', 'street'],
    ])
  })

  it('records each step once, at its true moment, after five hours of sleep', () => {
    const late = catchUp(filed(), policy, minutes(300)).after
    expect(late.timeline.filter(({ command }) => command === 'breach').map(({ at }) => at)).toEqual(
      Array(3).fill(minutes(300)),
    )
    expect(dueSteps(late, policy, minutes(300))).toEqual([])
  })

  it('stands still as soon as somebody has it', () => {
    expect(recorded(inState('accepted'), 150)).toEqual([])
  })

  it('does not open the pool before the first person’s time is over', () => {
    const late = after(filed(), [5, 'offer', systemActor])
    expect(recorded(late, 8)).toEqual(['t1.expire.1 @ 8', 't1.respond.40 @ 8'])
  })

  it('opens the pool at once when a late first offer is declined', () => {
    const declined = tell(filed(), [
      [5, 'offer', systemActor],
      [7, 'decline_offer', leader()],
    ])
    expect(recorded(declined, 7)).toEqual(['t1.respond.40 @ 7'])
  })

  it('has no pool in an inbox', () => {
    const inbox = filed({ place: inboxPlace(), level: 'community' })
    expect(recorded(inbox, 20)).toEqual(['t1.respond.67 @ 10', 't1.respond.100 @ 15'])
  })

  it('alerts the community at dispatch when it is a matter of life', () => {
    const critical = filed({ category: 'E2104', dispatchAt: minutes(0.1) })
    expect(recorded(critical, 0.1)).toEqual(['t1.critical @ 0.1'])
  })

  it.each(['E2116', 'E2404'])('alerts the community when words of danger filed %s, and not otherwise', (category) => {
    expect(recorded(filed({ category, critical: true }), 0)).toEqual(['t1.critical @ 0'])
    expect(recorded(filed({ category }), 0)).toEqual([])
  })

  it('shrinks with the fast clock, but not the undo window', () => {
    const fast = aPolicy({ timeScale: 1 / 60 })
    const found = filed({ dispatchAt: minutes(5 / 60) }, fast)
    expect(found.clocks.respondBy).toEqual(minutes(0.25))
    expect(nextWaking({ ...found, untold: [] }, fast, morning)).toEqual(minutes(5 / 60))
    const keys = catchUp(found, fast, minutes(2)).entries.map(({ key, dueAt }) => [key, dueAt])
    expect(keys[0]).toEqual(['t1.respond.40', minutes(8 / 60)])
    expect(keys.at(-1)).toEqual(['t1.respond.800', minutes(2)])
  })
})

describe('a later turn', () => {
  const handedBack = tell(inState('in_progress'), [[20, 'hand_back', leader()]])

  it('runs its steps from its own start and counts a missed one beside the figures', () => {
    expect(recorded(handedBack, 40)).toEqual(['t2.respond.40 @ 26', 't2.respond.67 @ 30', 't2.respond.100 @ 35'])
    expect(catchUp(handedBack, policy, minutes(40)).after.clocks.breaches.map(({ kind }) => kind)).toEqual(['reoffer'])
  })

  it('still records the promise of the first, when nobody had accepted before it was moved', () => {
    const escalated = after(inState('offered'), [2, 'escalate', clerk()])
    const late = catchUp(escalated, policy, minutes(16)).after
    expect(late.clocks.breaches).toEqual([
      { key: 't1.respond.100', kind: 'respond', dueAt: minutes(15), level: 'community' },
    ])
    expect(late.level).toBe('community')
  })

  it('starts both clocks anew when the resident reopens', () => {
    const reopened = after(inState('closed'), [60, 'reopen', resident()])
    expect(recorded(reopened, 80)).toEqual(['t2.respond.40 @ 66', 't2.respond.67 @ 70', 't2.respond.100 @ 75'])
    expect(catchUp(reopened, policy, minutes(80)).after.clocks.breaches.map(({ kind }) => kind)).toEqual(['respond'])
  })

  it('counts a department’s office hours', () => {
    const lunch = 2.9 * HOURS
    const moved = after(inState('offered'), [lunch, 'transfer', dispatcher()])
    const [alert, breach] = recorded(moved, 5.5 * HOURS + 10).slice(-2)
    expect(alert).toBe(`t2.respond.67 @ ${5.5 * HOURS + 4}`)
    expect(breach).toBe(`t2.respond.100 @ ${5.5 * HOURS + 9}`)
  })
})

describe('the closing clock', () => {
  it('reminds at half, alerts at three quarters, breaches at the end and again every day', () => {
    const found = inState('in_progress', { category: 'E2101' })
    const closeHours = (found.clocks.closeBy.getTime() - morning.getTime()) / 3_600_000
    const at = (share: number) => share * closeHours * HOURS
    expect(recorded(found, at(1) + 2 * DAYS)).toEqual([
      `t1.close.50 @ ${at(0.5)}`,
      `t1.close.75 @ ${at(0.75)}`,
      `t1.close.100 @ ${at(1)}`,
      `t1.close.100+1 @ ${at(1) + DAYS}`,
      `t1.close.100+2 @ ${at(1) + 2 * DAYS}`,
    ])
  })

  it('reminds nobody who took the case over after half of the time', () => {
    const moves: Move[] = [[0, 'offer', systemActor]]
    const found = tell(filed({ category: 'E2101' }), moves)
    const half = (found.clocks.closeBy.getTime() - morning.getTime()) / 120_000
    const late = after(found, [half + 5, 'assign', dispatcher()])
    expect(recorded(late, half + 10).filter((each) => each.startsWith('t1.close.50'))).toEqual([])
  })

  it('raises the level but takes the case from nobody', () => {
    const found = inState('in_progress')
    const late = catchUp(found, policy, found.clocks.closeBy).after
    expect([late.level, late.state, late.assignee?.userId]).toEqual(['community', 'in_progress', 'leader'])
  })

  it('stands still on hold, and what is left moves by the time held', () => {
    const held = inState('on_hold', { category: 'E2101' })
    const closeBy = held.clocks.closeBy.getTime()
    const until = 3 * DAYS + 3
    expect(recorded(held, until)).toEqual([`t1.resume.1 @ ${until}`])
    const resumed = catchUp(held, policy, minutes(until)).after
    const held3 = (until - 4) * 60_000
    expect(resumed.state).toBe('accepted')
    expect(resumed.clocks).toMatchObject({ heldMs: held3, closeBy: new Date(closeBy + held3) })
    const span = closeBy - morning.getTime()
    expect(nextWaking({ ...resumed, untold: [] }, policy, minutes(until))).toEqual(
      new Date(morning.getTime() + held3 + span / 2),
    )
  })

  it('closes by itself 72 hours after the work was done, for every resolving anew', () => {
    expect(recorded(inState('resolved'), 4 + 3 * DAYS)).toEqual([`t1.autoclose.1 @ ${4 + 3 * DAYS}`])
    const again = tell(inState('closed'), [
      [60, 'reopen', resident()],
      [61, 'offer', systemActor],
      [62, 'accept', leader()],
      [63, 'resolve', leader()],
    ])
    expect(recorded(again, 63 + 3 * DAYS)).toEqual([`t2.autoclose.2 @ ${63 + 3 * DAYS}`])
  })
})

describe('waking', () => {
  const told = (found: Case): Case => ({ ...found, untold: [] })

  it('is now while news is untold or somebody is being sought', () => {
    expect(nextWaking(filed(), policy, minutes(1))).toEqual(minutes(1))
    expect(nextWaking(told(filed()), policy, minutes(1))).toEqual(minutes(1))
  })

  it('waits for the end of the undo window', () => {
    const found = told(filed({ dispatchAt: minutes(0.5) }))
    expect(nextWaking(found, policy, morning)).toEqual(minutes(0.5))
  })

  it('is the end of a running offer', () => {
    expect(nextWaking(told(inState('offered')), policy, minutes(1))).toEqual(minutes(3))
  })

  it.each(['closed', 'withdrawn', 'declined', 'merged'] as const)('never comes for a case that is %s', (state) => {
    expect(nextWaking(told(inState(state)), policy, minutes(9))).toBeNull()
  })

  it('comes every day for a case that nobody closes', () => {
    const found = inState('in_progress')
    const late = catchUp(found, policy, new Date(found.clocks.closeBy.getTime() + 5 * DAYS * 60_000)).after
    expect(nextWaking(told(late), policy, found.clocks.closeBy)?.getTime()).toBe(
      found.clocks.closeBy.getTime() + 6 * DAYS * 60_000,
    )
  })

  it('keeps a department’s officer without end and breaches all the same', () => {
    const { userId, name } = departmentOfficer()
    const moved = tell(inState('offered'), [
      [1, 'transfer', dispatcher()],
      [
        2,
        'offer',
        systemActor,
        { to: userId, name, role: 'department_officer', kind: 'officer', reason: '', firstLeft: [] },
      ],
    ])
    const late = catchUp(moved, policy, minutes(60)).after
    expect(late.offer).toMatchObject({ to: userId, until: null })
    expect(late.clocks.breaches.map(({ kind }) => kind)).toEqual(['respond', 'reoffer', 'repeat'])
    expect(late.level).toBe('department')
  })
})
