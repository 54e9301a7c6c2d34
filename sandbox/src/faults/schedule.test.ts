import { describe, expect, it } from 'vitest'
import { faultKinds } from './kinds'
import { scheduleOf } from './schedule'

describe('the schedule of a run', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(scheduleOf(7, 240)).toEqual(scheduleOf(7, 240))
    expect(scheduleOf(8, 240)).not.toEqual(scheduleOf(7, 240))
  })

  it('begins calm, ends before the load does, and leaves some seconds between two faults', () => {
    const moments = scheduleOf(7, 120).map(({ atMs }) => atMs)
    expect(Math.min(...moments)).toBeGreaterThan(24_000)
    expect(Math.max(...moments)).toBeLessThanOrEqual(115_000)
    moments.slice(1).forEach((at, i) => {
      expect(at - (moments[i] ?? 0)).toBeGreaterThanOrEqual(3000)
    })
  })

  it('has every kind in a run of four minutes', () => {
    const kinds = new Set(scheduleOf(7, 240).map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(Object.keys(faultKinds)))
  })
})
