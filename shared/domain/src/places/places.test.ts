import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, communityOf, contains, countyOf, gridOf, levelOfPath, pathAt } from './area'
import { metresBetween, point, toGcj02, toWgs84 } from './geo'

const inChina = fc.record({
  lng: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 19, max: 53, noNaN: true }),
})

describe('coordinates', () => {
  it("come back from a phone's map where they were", () => {
    fc.assert(
      fc.property(inChina, ({ lng, lat }) => {
        const back = toWgs84(toGcj02(point(lng, lat))).coordinates
        expect(Math.abs(back[0] - lng)).toBeLessThanOrEqual(1e-6)
        expect(Math.abs(back[1] - lat)).toBeLessThanOrEqual(1e-6)
      }),
    )
  })
  it('of a phone lie some hundred metres beside the real ones', () => {
    const phone = toWgs84({ lng: 113.115, lat: 41.034, datum: 'gcj02' })
    expect(metresBetween(phone, point(113.115, 41.034))).toBeGreaterThan(300)
    expect(metresBetween(phone, point(113.115, 41.034))).toBeLessThan(900)
    expect(toWgs84({ lng: 113.115, lat: 41.034, datum: 'wgs84' })).toEqual(point(113.115, 41.034))
  })
  it('are as far apart one way as the other', () => {
    expect(metresBetween(point(113, 41), point(113, 42))).toBeCloseTo(111_195, -1)
    fc.assert(
      fc.property(inChina, inChina, (a, b) => {
        const there = metresBetween(point(a.lng, a.lat), point(b.lng, b.lat))
        expect(metresBetween(point(b.lng, b.lat), point(a.lng, a.lat))).toBeCloseTo(there, 6)
        expect(there).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('an area path', () => {
  const grid = '1509/150902/150902002/150902002002/150902002002001'

  it('names its county, community and grid', () => {
    expect(codesOf(grid)).toHaveLength(5)
    expect([countyOf(grid), communityOf(grid), gridOf(grid)]).toEqual(['150902', '150902002002', '150902002002001'])
    expect([countyOf('1509'), communityOf('1509/150902')]).toEqual([undefined, undefined])
  })
  it('is as deep as it is known', () => {
    expect(levelOfPath(grid)).toBe('grid')
    expect(levelOfPath('1509')).toBe('city')
    expect(levelOfPath('')).toBeUndefined()
    expect(pathAt(grid, 'community')).toBe('1509/150902/150902002/150902002002')
    expect(pathAt('1509/150902', 'community')).toBeUndefined()
  })
  it('contains what lies below it, and no namesake', () => {
    expect(contains('1509/150902', grid)).toBe(true)
    expect(contains(grid, grid)).toBe(true)
    expect(contains(grid, '1509/150902')).toBe(false)
    expect(contains('1509/15090', grid)).toBe(false)
  })
})
