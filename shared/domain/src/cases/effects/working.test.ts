import { describe, expect, it } from 'vitest'
import { systemActor } from '../../people/roles'
import { afterPhoto } from '../../testing/cast'
import { clerk, leader, minutes, resident } from '../../testing/factories'
import { after, answerTo, inState, tell } from '../../testing/stories'

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
