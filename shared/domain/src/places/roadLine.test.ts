import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metresBetween, point } from './geo'
import { pointOnRoad } from './onRoad'
import { crossingOf, endOn, nearestOn, pointAlong, type RoadLine } from './roadLine'

/** A corner so many metres east and north of the town's middle. */
const at = (east: number, north: number) => {
  const metresPerDegree = 111_195
  const lat = 41.03 + north / metresPerDegree
  return [113.11 + east / (metresPerDegree * Math.cos((41.03 * Math.PI) / 180)), lat] as const
}
const here = (east: number, north: number) => point(...(at(east, north) as [number, number]))

/** 1200 m to the west, 600 m to the north, and one that bends: 400 m to the north, then 400 m to the east. */
const street: RoadLine = [at(600, 0), at(-600, 0)]
const road: RoadLine = [at(0, -300), at(0, 300)]
const bent: RoadLine = [at(900, 0), at(900, 400), at(1300, 400)]

const expectNear = (found: unknown, east: number, north: number) =>
  expect(metresBetween(found as ReturnType<typeof point>, here(east, north))).toBeLessThan(2)

describe('a road', () => {
  it.each([
    [street, 0, 600, 0],
    [street, 0.25, 300, 0],
    [street, 1, -600, 0],
    [bent, 0.5, 900, 400],
    [bent, 0.75, 1100, 400],
    [road, 7, 0, 300],
  ])('is walked along: %#', (line, share, east, north) => expectNear(pointAlong(line, share), east, north))

  it('is nearest where one stands across from it, or at its end', () => {
    expectNear(nearestOn(street, here(120, 80)).point, 120, 0)
    expect(nearestOn(street, here(120, 80)).metres).toBeCloseTo(80, 0)
    expectNear(nearestOn(street, here(900, 0)).point, 600, 0)
    expectNear(nearestOn(bent, here(1000, 390)).point, 1000, 400)
  })

  it('crosses another one, or ends at it, or never meets it', () => {
    expectNear(crossingOf(street, road), 0, 0)
    expectNear(crossingOf(road, street), 0, 0)
    expectNear(crossingOf([at(200, 18), at(200, 500)], street), 200, 0)
    expect(crossingOf([at(200, 80), at(200, 500)], street)).toBeUndefined()
    expect(crossingOf(street, [at(600, 100), at(-600, 100)])).toBeUndefined()
    expect(crossingOf(street, bent)).toBeUndefined()
  })

  it.each([
    ['east', street, 0],
    ['west', street, 1],
    ['north', street, undefined],
    ['north', road, 1],
    ['south', road, 0],
    ['east', bent, 1],
    ['south', bent, 0],
  ] as const)('has its %s end where it leads there: %#', (side, line, share) => expect(endOn(line, side)).toBe(share))

  it('is nowhere nearer than its nearest point', () => {
    const metre = fc.integer({ min: -2000, max: 2000 })
    fc.assert(
      fc.property(metre, metre, fc.double({ min: 0, max: 1, noNaN: true }), (east, north, share) => {
        const target = here(east, north)
        expect(nearestOn(bent, target).metres).toBeLessThanOrEqual(metresBetween(pointAlong(bent, share), target) + 0.5)
      }),
    )
  })
})

describe('a spot on a road', () => {
  it.each([
    [{ number: 1 }, 600, 0],
    [{ number: 51 }, 0, 0],
    [{ number: 101 }, -600, 0],
    [{ end: 'west' }, -600, 0],
    [{ end: 'east' }, 600, 0],
    [{ stretch: 'west' }, -400, 0],
    [{ stretch: 'middle' }, 0, 0],
  ] as const)('%j is there', (spot, east, north) =>
    expectNear(pointOnRoad({ line: street, lastNumber: 101 }, spot), east, north),
  )

  it('is the whole road when none is named, or one that it hasn’t', () => {
    expect(pointOnRoad({ line: street }, {})).toBe('whole')
    expect(pointOnRoad({ line: street }, { end: 'north' })).toBe('whole')
    expect(pointOnRoad({ line: street }, { stretch: 'south' })).toBe('whole')
  })

  it('is nowhere for a house number that isn’t on the road', () => {
    expect(pointOnRoad({ line: street, lastNumber: 101 }, { number: 102 })).toBeUndefined()
    expect(pointOnRoad({ line: street }, { number: 1 })).toBeUndefined()
    expectNear(pointOnRoad({ line: street, lastNumber: 1 }, { number: 1 }), 600, 0)
  })
})
