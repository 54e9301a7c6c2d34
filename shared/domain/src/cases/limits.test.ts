import { describe, expect, it } from 'vitest'
import { aPolicy, clerk, leader, minutes, neighbour, resident } from '../testing/factories'
import { after, answerTo, inState, type Move } from '../testing/stories'
import { allowedCommands } from './allowedCommands'
import type { Attachment, Case } from './case'
import { mostTalk } from './limits'

const files = (by: string, from: number, count: number, phase: Attachment['phase'] = 'before'): Attachment[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${by}-${from + i}`, kind: 'photo', phase, by, at: minutes(5) }))
const adds = (by: 'resident' | 'leader', from: number, count: number): Move => [
  5,
  'add_photo',
  by === 'resident' ? resident() : leader(),
  { attachments: files(by, from, count) },
]

describe('photos of a case', () => {
  const accepted = inState('accepted')
  it('are nine of the reporter and nine more of the handler', () => {
    const full = after(accepted, adds('resident', 0, 9))
    expect(answerTo(full, adds('resident', 9, 1))).toBe('photos_full')
    const both = after(full, adds('leader', 0, 9))
    expect(both.attachments).toHaveLength(18)
    expect(answerTo(both, adds('leader', 9, 1))).toBe('photos_full')
  })
  it('are attached once each', () => {
    const one = after(accepted, adds('resident', 0, 2))
    expect(after(one, adds('resident', 1, 2)).attachments.map(({ id }) => id)).toEqual([
      'resident-0',
      'resident-1',
      'resident-2',
    ])
    expect(answerTo(one, adds('resident', 0, 2))).toBe('invalid')
  })
})

describe('a timeline that is nearly full', () => {
  const filled = (found: Case): Case => {
    const [first] = found.timeline
    if (!first) throw new Error('no entries')
    return { ...found, timeline: [...Array.from({ length: mostTalk }, () => first), ...found.timeline] }
  }
  it.each([
    ['add_note', resident()],
    ['add_note', leader()],
    ['add_photo', leader()],
    ['urge', resident()],
    ['follow', neighbour({ mayFollow: true })],
  ] as const)('takes no more %s', (command, actor) => {
    expect(answerTo(filled(inState('accepted')), [5, command, actor])).toBe('case_full')
  })
  it('can still be decided', () => {
    const found = filled(inState('accepted'))
    expect(answerTo(found, [5, 'resolve', leader()])).toBe('accepted')
    expect(answerTo(found, [5, 'escalate', clerk()])).toBe('accepted')
    expect(answerTo(found, [5, 'withdraw', resident()])).toBe('accepted')
  })
})

describe('a neighbour who knows a case only by its id', () => {
  const found = inState('offered')
  const secret = inState('submitted', { category: 'E2404' })
  it('may follow it when a case of their own is like it', () => {
    expect(allowedCommands(found, neighbour({ mayFollow: true }), aPolicy(), minutes(5))).toContain('follow')
    expect(answerTo(found, [5, 'follow', neighbour({ mayFollow: true })])).toBe('accepted')
  })
  it('does not learn that it exists otherwise', () => {
    expect(answerTo(found, [5, 'follow', neighbour()])).toBe('not_found')
  })
  it('never follows a restricted matter', () => {
    expect(answerTo(secret, [5, 'follow', neighbour({ mayFollow: true })])).toBe('not_found')
    expect(answerTo(secret, [5, 'follow', clerk({ userId: 'secretary' })])).not.toBe('accepted')
  })
})

describe('a hold', () => {
  const asked = (days: number): Move => [5, 'ask_hold', leader(), { reason: '等配件', until: minutes(5 + days * 1440) }]
  it('is 180 days at most', () => {
    expect(answerTo(inState('accepted'), asked(180))).toBe('accepted')
    expect(answerTo(inState('accepted'), asked(181))).toBe('invalid')
  })
})
