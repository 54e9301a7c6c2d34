import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byDistance, NearIndex } from './nearIndex'

const metres = fc.integer({ min: -3000, max: 3000 })
const place = fc.tuple(metres, metres)
const moves = fc.array(fc.record({ id: fc.nat(8), at: fc.option(place, { nil: undefined }) }))

describe('who is near', () => {
  it('finds exactly those within the distance, wherever they have moved to', () =>
    fc.assert(
      fc.property(moves, place, fc.integer({ min: 1, max: 4000 }), (all, [x, y], reach) => {
        const index = new NearIndex()
        const places = new Map<number, readonly [number, number]>()
        for (const { id, at } of all) {
          if (at) index.put(id, at)
          else index.remove(id)
          if (at) places.set(id, at)
          else places.delete(id)
        }
        const expected = [...places]
          .map(([id, at]) => ({ id, metres: Math.hypot(at[0] - x, at[1] - y) }))
          .filter((each) => each.metres <= reach)
        expect(index.within([x, y], reach).sort(byDistance)).toEqual(expected.sort(byDistance))
        expect(index.size).toBe(places.size)
      }),
    ))
})
