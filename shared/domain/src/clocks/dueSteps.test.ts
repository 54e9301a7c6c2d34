import { describe, expect, it } from 'vitest'
import { catchUp } from '../cases/catchUp'
import { systemActor } from '../people/roles'
import { aPolicy, clerk, dispatcher, inboxPlace, leader, minutes, morning, resident } from '../testing/factories'
import { recorded } from '../testing/recorded'
import { after, filed, inState, tell } from '../testing/stories'
import { dueSteps, nextWaking } from './dueSteps'

const policy = aPolicy()
const HOURS = 60

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
