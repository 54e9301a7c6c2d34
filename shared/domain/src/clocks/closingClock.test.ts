import { describe, expect, it } from 'vitest'
import { catchUp } from '../cases/catchUp'
import { systemActor } from '../people/roles'
import { aPolicy, dispatcher, leader, minutes, morning, resident } from '../testing/factories'
import { recorded } from '../testing/recorded'
import { after, filed, inState, type Move, tell } from '../testing/stories'
import { nextWaking } from './dueSteps'

const policy = aPolicy()
const HOURS = 60
const DAYS = 24 * HOURS

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
