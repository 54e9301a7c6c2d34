import { describe, expect, it } from 'vitest'
import { systemActor } from '../../people/roles'
import { afterPhoto } from '../../testing/cast'
import { aPolicy, clerk, dispatcher, leader, leader2, minutes, resident, streetOfficer } from '../../testing/factories'
import { after, answerTo, inState, tell } from '../../testing/stories'
import { catchUp } from '../catchUp'

const HOURS = 60
const DAYS = 24 * HOURS

describe('assign', () => {
  it('gives a waiting case to the person at once, duty or not', () => {
    const found = after(inState('offered'), [1, 'assign', clerk()])
    expect(found).toMatchObject({ state: 'accepted', assignee: { userId: 'leader3' }, turn: 1 })
    expect([found.offer, found.clocks.respondedAt]).toEqual([undefined, minutes(1)])
  })

  it('takes it from whoever had it, in a new turn', () => {
    const found = after(inState('in_progress'), [5, 'assign', clerk()])
    expect(found).toMatchObject({ state: 'accepted', turn: 2, lastAssignee: { userId: 'leader' } })
    expect(found.clocks.respondedAt).toEqual(minutes(2))
  })

  it('doesn’t give it to the person who has it', () => {
    const person = { userId: 'leader', name: '李强', role: 'grid_leader' } as const
    expect(answerTo(inState('accepted'), [5, 'assign', clerk(), { person }])).toBe('invalid')
  })
})

describe('resolve', () => {
  const marked = inState('accepted')

  it('asks for a photo of the finished work where the category says so', () => {
    expect(answerTo(marked, [4, 'resolve', leader(), {}])).toBe('photo_missing')
    const before = { ...afterPhoto(minutes(4)), phase: 'before' } as const
    expect(answerTo(marked, [4, 'resolve', leader(), { attachments: [before] }])).toBe('photo_missing')
    expect(answerTo(inState('accepted', { category: 'E2301' }), [4, 'resolve', leader(), {}])).toBe('accepted')
  })

  it('takes a photo added a moment before, but none of an earlier turn', () => {
    const shown = after(marked, [3, 'add_photo', leader()])
    expect(answerTo(shown, [4, 'resolve', leader(), {}])).toBe('accepted')
    const again = tell(inState('closed'), [
      [10, 'reopen', resident()],
      [11, 'offer', systemActor],
      [12, 'accept', leader()],
    ])
    expect(answerTo(again, [13, 'resolve', leader(), {}])).toBe('photo_missing')
  })

  it('drops a pending request', () => {
    expect(
      tell(marked, [
        [3, 'ask_hold', leader()],
        [4, 'resolve', leader()],
      ]).request,
    ).toBeUndefined()
  })
})

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

describe('words afterwards', () => {
  it('of the reporter become the case’s words when the tap brought none', () => {
    const found = after(after(inState('offered'), [1, 'add_note', resident()]), [
      2,
      'add_note',
      resident(),
      { note: '还有一盏' },
    ])
    expect([found.words, found.timeline.at(-1)?.note]).toEqual(['在三号楼旁边', '还有一盏'])
  })

  it('of the reporter are never for staff only; those of staff may be', () => {
    const visibility = 'staff' as const
    const own = after(inState('accepted'), [3, 'add_note', resident(), { note: '在吗', visibility }])
    const staff = after(inState('accepted'), [3, 'add_note', leader(), { note: '家里没人', visibility }])
    expect([own, staff].map(({ timeline }) => timeline.at(-1)?.visibility)).toEqual(['public', 'staff'])
    expect(staff.untold).not.toContain(staff.version)
  })

  it('are taken for seven days after the closing', () => {
    expect(answerTo(inState('closed'), [7 * DAYS + 5, 'add_note', resident()])).toBe('accepted')
    expect(answerTo(inState('closed'), [7 * DAYS + 6, 'add_photo', resident()])).toBe('too_late')
  })

  it('cannot be empty', () => {
    expect(answerTo(inState('accepted'), [3, 'add_note', resident(), { note: ' ' }])).toBe('invalid')
    expect(answerTo(inState('accepted'), [3, 'add_photo', resident(), { attachments: [] }])).toBe('invalid')
  })
})

describe('urge', () => {
  it('is possible once in two hours', () => {
    const urged = after(inState('accepted'), [3, 'urge', resident()])
    expect(answerTo(urged, [122, 'urge', resident()])).toBe('too_soon')
    expect(answerTo(urged, [123, 'urge', resident()])).toBe('accepted')
  })
})

describe('follow', () => {
  it('is for neighbours, once, and can be taken back', () => {
    const neighbour = { userId: 'neighbour', name: '赵敏', grants: [], mayFollow: true }
    expect(answerTo(inState('offered'), [1, 'follow', neighbour])).toBe('accepted')
    expect(answerTo(inState('offered'), [1, 'follow', { ...neighbour, follows: true }])).toBe('case_moved')
    expect(answerTo(inState('offered'), [1, 'unfollow', { ...neighbour, follows: true }])).toBe('accepted')
    expect(answerTo(inState('offered'), [1, 'follow', leader2()])).toBe('not_found')
  })
})
