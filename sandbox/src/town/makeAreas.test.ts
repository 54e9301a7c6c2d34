import { metresBetween, point } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { districtCode, makeAreas, type TownAreas } from './makeAreas'
import { inside } from './polygons'
import { randomOf } from './random'
import { pinPoint } from './story'
import { carvedOf, holdingOf } from './testing/onMap'

let town: TownAreas
beforeAll(() => {
  town = makeAreas(12111)
})

const ofLevel = (level: string) => town.areas.filter((area) => area.level === level)
const carved = (level: string) => carvedOf(town.areas, level)
const holding = (level: string, at: [number, number]) => holdingOf(town.areas, level, at)
const area2 = (ring: [number, number][] = []) => {
  const whole = ring.map(([lng, lat]) => [BigInt(Math.round(lng * 1e7)), BigInt(Math.round(lat * 1e7))] as const)
  return whole.slice(1).reduce((sum, [x, y], i) => sum + whole[i]![0] * y - x * whole[i]![1], 0n)
}

describe('the districts map', () => {
  it('has the tree of the measure: 11 counties, 80 communities and 458 grids in 集宁区', () => {
    expect(ofLevel('county')).toHaveLength(11)
    expect(carved('community')).toHaveLength(80)
    expect(ofLevel('grid')).toHaveLength(458)
    expect(new Set(town.areas.map((area) => area.code)).size).toBe(town.areas.length)
  })

  it('is tiled by its streets, communities and grids with no square centimetre left over', () => {
    const district = area2(town.areas.find((area) => area.code === districtCode)?.ring)
    for (const level of ['street', 'community', 'grid'])
      expect(carved(level).reduce((sum, area) => sum + area2(area.ring), 0n)).toBe(district)
  })

  it('gives every parent exactly the land of its children', () => {
    for (const parent of [...carved('street'), ...carved('community')]) {
      const children = town.areas.filter((area) => area.parentCode === parent.code && area.ring)
      expect(children.reduce((sum, area) => sum + area2(area.ring), 0n)).toBe(area2(parent.ring))
    }
  })

  it('puts any point of the district into exactly one grid, and that into its community and street', () => {
    const random = randomOf(5, 'points')
    const outline = town.areas.find((area) => area.code === districtCode)!.ring!
    let tried = 0
    while (tried < 1500) {
      const spread = random.chance(0.5) ? 0.03 : 0.2
      const at: [number, number] = [113.11 + random.normal() * spread, 41.03 + random.normal() * spread]
      if (!inside(outline, at)) continue
      tried += 1
      const [grid, ...more] = holding('grid', at)
      expect(more).toEqual([])
      expect(holding('community', at).map((area) => area.code)).toEqual([grid?.parentCode])
      expect(holding('street', at)).toHaveLength(1)
    }
  })

  it('has no outline that crosses itself', () => {
    for (const { ring, code } of carved('grid')) expect(crossings(ring!), code).toBe(0)
  })

  it('keeps a walk across a grid of the inner town short', () => {
    const inner = carved('grid').filter(
      (area) => metresBetween(point(...area.center!), point(pinPoint.lng, pinPoint.lat)) < 1500,
    )
    expect(inner.length).toBeGreaterThan(30)
    for (const area of inner) expect(spanOf(area.ring!)).toBeLessThan(1200)
  })

  it('has a centre inside every carved area', () => {
    for (const level of ['street', 'community', 'grid'])
      for (const area of carved(level)) expect(inside(area.ring!, area.center!), area.code).toBe(true)
  })
})

const spanOf = (ring: [number, number][]) =>
  Math.max(...ring.flatMap((a) => ring.map((b) => metresBetween(point(...a), point(...b)))))

function crossings(ring: [number, number][]): number {
  const side = (a: [number, number], b: [number, number], c: [number, number]) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  let found = 0
  for (let i = 0; i < ring.length - 1; i += 1)
    for (let j = i + 2; j < ring.length - 1; j += 1) {
      if (i === 0 && j === ring.length - 2) continue
      const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) found += 1
    }
  return found
}
