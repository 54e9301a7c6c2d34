import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { op } from '../infra/defineModel'
import { useStores } from '../testing/useStores'
import { type Area, AreaModel, type AreaPolygon } from './AreaModel'
import { areaSet, areasChanged } from './areaSet'
import { findGrid } from './findGrid'
import { metresToPolygon, pointInPolygon } from './pointInPolygon'

useStores()

/** A lattice of grids with bent shared edges, each about 330 m wide, over one made-up district. */
const side = 0.004
const count = 8
const origin = [113.1, 41.0] as const
const bend = (i: number, j: number): [number, number] => {
  const shift = (n: number) => (i % count === 0 || j % count === 0 ? 0 : (Math.sin(n) * side) / 4)
  return [origin[0] + i * side + shift(i * 7 + j * 13), origin[1] + j * side + shift(i * 11 + j * 5)]
}
const cellOf = (i: number, j: number): AreaPolygon => {
  const ring = [bend(i, j), bend(i + 1, j), bend(i + 1, j + 1), bend(i, j + 1), bend(i, j)]
  return { type: 'Polygon', coordinates: [ring] }
}
const grids: Area[] = Array.from({ length: count * count }, (_, n) => {
  const id = `g${String(n).padStart(3, '0')}`
  return { _id: id, name: id, level: 'grid', path: `c/${id}`, polygon: cellOf(n % count, Math.floor(n / count)) }
})

const position = fc.tuple(
  fc.double({ min: origin[0], max: origin[0] + count * side, noNaN: true }),
  fc.double({ min: origin[1], max: origin[1] + count * side, noNaN: true }),
)

beforeAll(async () => {
  await AreaModel.insertMany(grids)
  await areasChanged()
})

describe('a position on the map', () => {
  it('lies in memory in the same grid as by the database', async () => {
    await fc.assert(
      fc.asyncProperty(position, async (at) => {
        const point = { type: 'Point', coordinates: at }
        const stored = await AreaModel.find({ polygon: op({ $geoIntersects: { $geometry: point } }) }).lean()
        const inMemory = grids.filter(({ polygon }) => polygon && pointInPolygon(at, polygon))
        const onEdge = grids.some(({ polygon }) => polygon && metresToPolygon(at, polygon) < 0.5)
        if (!onEdge) expect(inMemory.map(({ _id }) => _id)).toEqual(stored.map(({ _id }) => _id))
      }),
      { numRuns: 300, seed: 12111 },
    )
  })

  it('lies in exactly one of the grids that tile a district, and findGrid names it', async () => {
    await areaSet()
    await fc.assert(
      fc.asyncProperty(position, async (at) => {
        const inside = grids.filter(({ polygon }) => polygon && pointInPolygon(at, polygon))
        expect(inside.length).toBeLessThanOrEqual(1)
        const [grid] = inside
        if (grid) expect((await findGrid({ type: 'Point', coordinates: at }))?._id).toBe(grid._id)
      }),
      { numRuns: 300, seed: 12111 },
    )
  })

  it('in a hole lies outside', () => {
    const square = (from: number, to: number): [number, number][] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ]
    const ring: AreaPolygon = { type: 'MultiPolygon', coordinates: [[square(0, 10), square(4, 6)], [square(20, 21)]] }
    expect([1, 5, 20.5, 15].map((n) => pointInPolygon([n, n], ring))).toEqual([true, false, true, false])
  })

  it('is as far from a polygon as from its nearest edge', () => {
    const polygon = cellOf(0, 0)
    expect(metresToPolygon([origin[0] - 0.001, origin[1] + 0.002], polygon)).toBeCloseTo(83.9, 0)
  })
})
