import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue } from './eventQueue'

const drain = (queue: EventQueue<number>) => {
  const out: { at: number; what: number }[] = []
  for (let next = queue.pop(); next; next = queue.pop()) out.push({ at: next.at, what: next.what })
  return out
}

describe('what will happen', () => {
  it('happens in the order of its moments, and of one moment in the order it was put in', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (moments) => {
        const queue = new EventQueue<number>()
        for (const [what, at] of moments.entries()) queue.push(at, what)
        const sorted = moments.map((at, what) => ({ at, what })).sort((a, b) => a.at - b.at || a.what - b.what)
        expect(drain(queue)).toEqual(sorted)
      }),
    ))

  it('never goes back in time while things that happen bring about later ones', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1 }), (pairs) => {
        const queue = new EventQueue<number>()
        for (const [at, later] of pairs) queue.push(at, later)
        let [now, count] = [0, 0]
        for (let next = queue.pop(); next; next = queue.pop()) {
          expect(next.at).toBeGreaterThanOrEqual(now)
          now = next.at
          count += 1
          if (next.what > 0) queue.push(now + next.what, 0)
        }
        expect(count).toBe(pairs.length + pairs.filter(([, later]) => later > 0).length)
        expect(queue.size).toBe(0)
      }),
    ))
})
