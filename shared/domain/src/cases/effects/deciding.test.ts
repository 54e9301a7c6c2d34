import { describe, expect, it } from 'vitest'
import { aPolicy, clerk, clerk2, leader, minutes, resident, secretary } from '../../testing/factories'
import { after, answerTo, inState, tell } from '../../testing/stories'
import { allowedCommands } from '../allowedCommands'
import { newsOf } from '../tellsOf'

const HOUR = 60

describe('hold', () => {
  const asked = after(inState('in_progress'), [4, 'ask_hold', leader()])

  it('is asked with a reason and a day to come', () => {
    const until = minutes(3)
    expect(answerTo(inState('accepted'), [4, 'ask_hold', leader(), { reason: '等', until }])).toBe('date_past')
    expect(answerTo(inState('accepted'), [4, 'ask_hold', leader(), { reason: '', until: minutes(9) }])).toBe(
      'reason_missing',
    )
  })

  it('is asked anew by whoever asked and was not answered, also after its day, and the newer request counts', () => {
    const soon = after(inState('accepted'), [3, 'ask_hold', leader(), { reason: '等', until: minutes(5) }])
    const anew = { reason: '配件还没到', until: minutes(30) }
    for (const minute of [4, 6]) {
      expect(allowedCommands(soon, leader(), aPolicy(), minutes(minute))).toContain('ask_hold')
      const again = after(soon, [minute, 'ask_hold', leader(), anew])
      expect(again.request).toMatchObject({ ...anew, at: minutes(minute) })
      expect(newsOf(again, again.version)?.tells).toEqual(['upper'])
      expect(after(again, [7, 'approve_hold', clerk()]).clocks.holdUntil).toEqual(minutes(30))
    }
  })

  it('is asked by a handler who takes back his proposal to decline, but not over what somebody else asks', () => {
    const own = after(inState('accepted'), [3, 'propose_decline', leader()])
    expect(after(own, [4, 'ask_hold', leader()]).request?.kind).toBe('hold')
    const another = after(inState('accepted'), [3, 'propose_decline', clerk()])
    expect(answerTo(another, [4, 'ask_hold', leader()])).toBe('case_moved')
    expect(allowedCommands(another, leader(), aPolicy(), minutes(4))).not.toContain('ask_hold')
  })

  it('is approved by a superior and resumes into the state it came from', () => {
    const held = after(asked, [5, 'approve_hold', clerk()])
    expect(held).toMatchObject({ state: 'on_hold', heldFrom: 'in_progress', assignee: { userId: 'leader' } })
    const resumed = after(held, [65, 'resume', leader()])
    expect(resumed.state).toBe('in_progress')
    expect(resumed.clocks.heldMs).toBe(HOUR * 60_000)
    expect(resumed.clocks.closeBy.getTime() - asked.clocks.closeBy.getTime()).toBe(HOUR * 60_000)
    expect([resumed.heldFrom, resumed.clocks.heldAt, resumed.clocks.holdUntil]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is not approved by the one who asks, without a request, or after its day', () => {
    const own = tell(inState('offered'), [
      [1, 'assign', clerk2(), { person: { userId: 'clerk', name: '刘洋', role: 'community_clerk' } }],
      [2, 'ask_hold', clerk()],
    ])
    expect(answerTo(own, [3, 'approve_hold', clerk()])).toBe('not_allowed')
    expect(answerTo(own, [3, 'approve_hold', clerk2()])).toBe('accepted')
    expect(answerTo(inState('accepted'), [3, 'approve_hold', clerk()])).toBe('case_moved')
    const soon = after(inState('accepted'), [3, 'ask_hold', leader(), { reason: '等', until: minutes(5) }])
    expect(answerTo(soon, [6, 'approve_hold', clerk()])).toBe('date_past')
  })

  it('refused, leaves everything as it was', () => {
    const refused = after(asked, [5, 'refuse_hold', clerk()])
    expect([refused.state, refused.request]).toEqual(['in_progress', undefined])
  })
})

describe('decline', () => {
  const proposed = after(inState('offered'), [1, 'propose_decline', clerk()])

  it('takes two people', () => {
    expect(answerTo(proposed, [2, 'approve_decline', clerk()])).toBe('not_allowed')
    expect(answerTo(proposed, [2, 'refuse_decline', clerk()])).toBe('not_allowed')
    const anew = after(proposed, [2, 'propose_decline', clerk(), { reason: '属邻市' }])
    expect(anew.request?.reason).toBe('属邻市')
    expect(answerTo(anew, [3, 'approve_decline', clerk()])).toBe('not_allowed')
    expect(after(proposed, [2, 'approve_decline', secretary()])).toMatchObject({
      state: 'declined',
      declinedBy: 'secretary',
      declinedLevel: 'community',
    })
  })

  it('goes on asking until it is decided', () => {
    expect(proposed.offer?.to).toBe('leader')
    const refused = after(proposed, [2, 'refuse_decline', secretary()])
    expect([refused.state, refused.offer?.to, refused.request]).toEqual(['offered', 'leader', undefined])
  })

  it('can be appealed for seven days', () => {
    expect(answerTo(inState('declined'), [7 * 24 * HOUR + 2, 'reopen', resident()])).toBe('accepted')
    expect(answerTo(inState('declined'), [7 * 24 * HOUR + 3, 'reopen', resident()])).toBe('too_late')
  })
})
