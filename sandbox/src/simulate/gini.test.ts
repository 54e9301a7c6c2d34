import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gini } from './gini'

describe('fairness of load', () => {
  it.each([
    ['everybody the same', [3, 3, 3], 0],
    ['one of four has it all', [0, 0, 0, 8], 0.75],
    ['one, two, three', [1, 2, 3], 2 / 9],
    ['half have nothing', [0, 0, 5, 5], 0.5],
    ['nothing to do', [0, 0], 0],
    ['nobody', [], 0],
  ])('%s', (_, loads, expected) => expect(gini(loads)).toBeCloseTo(expected, 12))

  it('is the mean difference between two people, in parts of twice the mean', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), (loads) => {
        const total = loads.reduce((sum, each) => sum + each, 0)
        const apart = loads.flatMap((a) => loads.map((b) => Math.abs(a - b))).reduce((sum, each) => sum + each, 0)
        expect(gini(loads)).toBeCloseTo(total === 0 ? 0 : apart / (2 * loads.length * total), 9)
      }),
    ))
})
