import { describe, expect, it } from 'vitest'
import { actedTimes, type LogEntry } from './actedTimes'

const wall = new Date('2026-11-29T10:00:00.000Z')
const at = wall.getTime()
const inserted: LogEntry = { ns: 'jinlin.cases', op: 'i', wall, o: { _id: 'a', timeline: [{ seq: 1 }] } }
const updated: LogEntry = {
  ns: 'jinlin.cases',
  op: 'u',
  wall: new Date(at + 5),
  o: { diff: { u: { version: 3 }, stimeline: { a: true, u1: { seq: 2 }, u2: { seq: 3 } } } },
  o2: { _id: 'a' },
}

describe('when an entry was written', () => {
  it('is when the case was inserted, or when the difference was', () => {
    const acted = actedTimes([inserted, updated])
    expect([1, 2, 3, 4].map((seq) => acted('a', seq))).toEqual([at, at + 5, at + 5, undefined])
  })

  it('is found inside a transaction', () => {
    const { wall: _, ...inside } = updated
    const transaction = { ns: 'admin.$cmd', op: 'c', wall, o: { applyOps: [inside] } }
    expect(actedTimes([transaction])('a', 3)).toBe(at)
  })

  it('is nothing of other collections', () =>
    expect(actedTimes([{ ...inserted, ns: 'jinlin.drafts' }])('a', 1)).toBeUndefined())
})
