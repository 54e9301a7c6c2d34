import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCost } from './leastCost'

const inf = Number.POSITIVE_INFINITY
type Served = { rows: number; cost: number }

/** Tries every way: most rows served, then the least cost. */
function bestOf(cost: number[][], row = 0, used: ReadonlySet<number> = new Set()): Served {
  if (row === cost.length) return { rows: 0, cost: 0 }
  const without = bestOf(cost, row + 1, used)
  return (cost[row] ?? []).reduce((best, price, column) => {
    if (used.has(column) || price === inf) return best
    const rest = bestOf(cost, row + 1, new Set([...used, column]))
    const found = { rows: rest.rows + 1, cost: rest.cost + price }
    return found.rows > best.rows || (found.rows === best.rows && found.cost < best.cost) ? found : best
  }, without)
}

const servedBy = (cost: number[][], answer: number[]): Served =>
  answer.reduce(
    (sum, column, row) => (column < 0 ? sum : { rows: sum.rows + 1, cost: sum.cost + (cost[row]?.[column] ?? inf) }),
    { rows: 0, cost: 0 },
  )

const tables = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) => {
  const price = fc.oneof({ weight: 5, arbitrary: fc.nat(50) }, { weight: 1, arbitrary: fc.constant(inf) })
  return fc.array(fc.array(price, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
})

describe('the best assignment', () => {
  it('serves as many as can be and costs no more than any other way', () =>
    fc.assert(
      fc.property(tables, (cost) => {
        const answer = leastCost(cost)
        const columns = answer.filter((column) => column >= 0)
        expect(new Set(columns).size).toBe(columns.length)
        expect(servedBy(cost, answer)).toEqual(bestOf(cost))
      }),
      { numRuns: 500 },
    ))

  it('sends the nearer one away where that helps both together', () =>
    expect(
      leastCost([
        [1, 2],
        [1, 9],
      ]),
    ).toEqual([1, 0]))

  it('serves the row that matters more where there is too little for both', () => {
    expect(leastCost([[1], [400]], [1000, 2000])).toEqual([-1, 0])
    expect(leastCost([[1], [400]], [2000, 1000])).toEqual([0, -1])
  })

  it('leaves out whom nobody can serve, and needs nobody for nothing', () => {
    expect(leastCost([[inf], [3]])).toEqual([-1, 0])
    expect(leastCost([[], []])).toEqual([-1, -1])
    expect(leastCost([])).toEqual([])
  })
})
