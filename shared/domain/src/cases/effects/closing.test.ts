import { describe, expect, it } from 'vitest'
import { aPolicy, dispatcher, minutes, resident, streetOfficer } from '../../testing/factories'
import { after, answerTo, inState, tell } from '../../testing/stories'
import { catchUp } from '../catchUp'

const HOURS = 60
const DAYS = 24 * HOURS

describe('rate', () => {
  const resolved = inState('resolved')

  it('closes a resolved case', () => {
    const found = after(resolved, [10, 'rate', resident(), { stars: 4 }])
    expect(found).toMatchObject({ state: 'closed', rating: { stars: 4, solved: true, turn: 1 } })
    expect(found.clocks.closedAt).toEqual(minutes(10))
  })

  it('happens once for each resolving; a line may follow within a day', () => {
    const rated = after(resolved, [10, 'rate', resident(), { stars: 4 }])
    expect(answerTo(rated, [11, 'rate', resident(), { stars: 5 }])).toBe('case_moved')
    expect(answerTo(rated, [11, 'rate', resident(), { stars: 1, line: '谢谢' }])).toBe('case_moved')
    expect(answerTo(rated, [10 + 25 * HOURS, 'rate', resident(), { stars: 4, line: '谢谢' }])).toBe('too_late')
    const lined = after(rated, [11, 'rate', resident(), { stars: 4, line: '谢谢' }])
    expect(lined.rating).toMatchObject({ stars: 4, line: '谢谢', at: minutes(10) })
    expect(answerTo(lined, [12, 'rate', resident(), { stars: 4, line: '再谢' }])).toBe('case_moved')
  })

  it('"not solved" reopens the case and stays on record', () => {
    const found = after(resolved, [10, 'rate', resident(), { stars: 1, solved: false }])
    expect(found).toMatchObject({ state: 'offered', turn: 2, rating: { stars: 1, solved: false, turn: 1 } })
    expect(found.asking).toMatchObject({ first: ['leader'], ignoreCap: true })
  })

  it('"not solved" on a closed case reopens it within seven days of the resolving', () => {
    const closed = inState('closed')
    const no = { stars: 1, solved: false }
    expect(after(closed, [7 * DAYS + 4, 'rate', resident(), no]).state).toBe('offered')
    expect(answerTo(closed, [7 * DAYS + 5, 'rate', resident(), no])).toBe('too_late')
  })

  it.each([0, 6, 2.5])('knows no %s stars', (stars) => {
    expect(answerTo(resolved, [10, 'rate', resident(), { stars }])).toBe('invalid')
  })
})

describe('reopen', () => {
  it('asks the last handler first, whatever he has to do, with both clocks anew', () => {
    const found = after(inState('closed'), [60, 'reopen', resident()])
    expect(found).toMatchObject({ state: 'offered', turn: 2, level: 'grid', lastAssignee: { userId: 'leader' } })
    expect(found.clocks).toMatchObject({ startedAt: minutes(60), respondBy: minutes(75), heldMs: 0, turn: 2 })
    expect([found.clocks.respondedAt, found.clocks.resolvedAt, found.assignee]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is possible for seven days after the last resolving', () => {
    expect(answerTo(inState('closed'), [7 * DAYS + 4, 'reopen', resident()])).toBe('accepted')
    expect(answerTo(inState('closed'), [7 * DAYS + 5, 'reopen', resident()])).toBe('too_late')
  })

  it('after a decline goes once to the officer above the decider', () => {
    const found = after(inState('declined'), [60, 'reopen', resident()])
    expect(found).toMatchObject({
      state: 'offered',
      level: 'street',
      appealed: true,
      asking: { order: 'officer', routed: true },
    })
    const again = tell(found, [
      [61, 'propose_decline', streetOfficer()],
      [62, 'approve_decline', dispatcher()],
    ])
    expect([again.state, answerTo(again, [63, 'reopen', resident()])]).toEqual(['declined', 'case_moved'])
  })
})

describe('silence', () => {
  it('closes a resolved case after 72 hours, at the exact moment', () => {
    const late = catchUp(inState('resolved'), aPolicy(), minutes(80 * HOURS)).after
    expect([late.state, late.clocks.closedAt]).toEqual(['closed', minutes(72 * HOURS + 4)])
  })
})

describe('withdraw', () => {
  it('ends the case and takes it from everybody', () => {
    const found = after(inState('in_progress'), [10, 'withdraw', resident()])
    expect(found).toMatchObject({ state: 'withdrawn', lastAssignee: { userId: 'leader' } })
    expect([found.assignee, found.offer]).toEqual([undefined, undefined])
  })

  it('leaves it to the earliest follower, who then speaks for it', () => {
    const found = after(inState('resolved', { category: 'E2301' }), [
      10,
      'rate',
      resident(),
      { stars: 1, solved: false },
    ])
    const left = after(found, [11, 'withdraw', resident(), { earliestFollower: 'neighbour' }])
    expect([left.state, left.speaker]).toEqual(['offered', 'neighbour'])
    expect(answerTo(left, [12, 'urge', resident()])).toBe('not_allowed')
    expect(answerTo(left, [12, 'urge', resident({ userId: 'neighbour' })])).toBe('accepted')
  })

  it('goes on for the sake of merged cases', () => {
    expect(after(inState('offered'), [1, 'withdraw', resident(), { hasChildren: true }]).state).toBe('offered')
  })
})
