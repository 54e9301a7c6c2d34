import { metresBetween, point } from '@jinlin/domain/places/geo'
import { crossingOf, nearestOn, pointAlong } from '@jinlin/domain/places/roadLine'
import { placeInText } from '@jinlin/domain/understanding/placeInText'
import { beforeAll, describe, expect, it } from 'vitest'
import { estateNames } from '../words/town'
import { makeAreas, type TownAreas } from './makeAreas'
import { makeRoads, type TownRoad } from './makeRoads'
import { pinPoint } from './story'
import { holdingOf } from './testing/onMap'

const shares = [0, 0.01, 0.2, 0.37, 0.5, 0.68, 0.9, 1]

describe.each([12111, 7])('the roads of the town of seed %i', (seed) => {
  let land: TownAreas
  let roads: TownRoad[]
  beforeAll(() => {
    land = makeAreas(seed)
    roads = makeRoads(land)
  })

  const gridsOf = ({ line }: TownRoad) =>
    shares.map((share) => holdingOf(land.areas, 'grid', pointAlong(line, share).coordinates).map(({ code }) => code))

  it('are some dozens, of names that nothing else bears', () => {
    expect(roads.length).toBeGreaterThan(40)
    const names = roads.flatMap(({ name, aliases = [] }) => [name, ...aliases])
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) for (const estate of estateNames) expect(estate).not.toContain(name)
  })

  it('lie in the city with every door, between the grids they part', () => {
    for (const road of roads) {
      const grids = gridsOf(road)
      for (const there of grids) expect(there.length, road.name).toBeGreaterThan(0)
      if (road.lastNumber > 120) expect(new Set(grids.flat()).size, road.name).toBeGreaterThan(1)
    }
  })

  it('meet one another, and one passes the home of the story', () => {
    const meets = (one: TownRoad) => roads.some((other) => other !== one && crossingOf(one.line, other.line))
    expect(roads.filter(meets).length).toBeGreaterThan(roads.length / 2)
    const home = point(pinPoint.lng, pinPoint.lat)
    const near = roads.map(({ line }) => nearestOn(line, home).metres).sort((a, b) => a - b)
    expect(near[0]).toBeLessThan(700)
  })

  it('lead as their names say, and have a door every twelve metres', () => {
    for (const { name, line, lastNumber } of roads) {
      const [from, to] = line as [[number, number], [number, number]]
      expect(name.endsWith('街') ? to[0] < from[0] : to[1] > from[1], name).toBe(true)
      expect(metresBetween(point(...from), point(...to)) / lastNumber).toBeCloseTo(12, 0)
    }
  })

  it('are understood as people write them', () => {
    const gazetteer = { estates: [], roads: roads.map(({ id, ...road }) => ({ roadId: id, ...road })) }
    for (const { id, name, aliases = [] } of roads)
      for (const called of [name, ...aliases])
        expect(placeInText(`${called}12号门口井盖丢了`, gazetteer)?.road).toEqual({ roadId: id, number: 12 })
  })
})
