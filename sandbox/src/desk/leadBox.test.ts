import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

type Facts = {
  left?: string
  wait?: string
  until?: string
  fast: boolean
  hurried: boolean
  search: string
  before?: string
}
let factsOf: (lead: object, found?: object, matter?: string, speed?: number, people?: Map<string, object>) => Facts
beforeAll(async () => {
  factsOf = (await import(new URL('public/leadBox.js', import.meta.url).href)).factsOf
})
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-02T06:47:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** So many seconds from now. */
const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const clocks = (respondIn: number) => ({ startedAt: at(0), respondBy: at(respondIn) })
const facts = (found: object, speed = 1) =>
  factsOf({ name: 'accept' }, { clocks: clocks(900), ...found }, '', speed, new Map())

describe('until when somebody is asked', () => {
  it.each([
    [170, { until: '14:49', left: undefined }],
    [60, { until: '14:48', left: undefined }],
    [59.2, { until: undefined, left: '60 秒' }],
    [12, { until: undefined, left: '12 秒' }],
    [0.3, { until: undefined, left: '1 秒' }],
    [-1, { until: undefined, left: undefined }],
  ])('%s s before it: %j', (seconds, expected) => {
    const { until, left } = facts({ offer: { until: at(seconds) } })
    expect({ until, left }).toEqual(expected)
  })

  it.each([
    [180, '3 分钟'],
    [179, '3 分钟'],
    [100, '2 分钟'],
    [60, '1 分钟'],
    [59.2, '60 秒'],
    [5400, '1 小时'],
    [-1, undefined],
  ])('%s s before it, it is still %j, whatever the rule was', (seconds, wait) =>
    expect(facts({ offer: { until: at(seconds) } }).wait).toBe(wait),
  )

  it('is not said of somebody who is asked without end', () =>
    expect(facts({ offer: { until: null } })).not.toHaveProperty('until'))

  it('is, without a place, when the officer gets it', () =>
    expect(facts({ place: { unknown: true }, dispatchAt: at(9) }, 60)).toMatchObject({ left: '9 秒', search: '10 秒' }))
})

describe('a hurried matter', () => {
  it('is one born under the fast clock, whatever the clock does now', () => {
    expect(facts({ clocks: clocks(15) }, 1)).toMatchObject({ fast: false, hurried: true })
    expect(facts({ clocks: clocks(900) }, 60)).toMatchObject({ fast: true, hurried: false, search: '10 秒' })
  })

  it('is none while nobody knows how fast the clock goes', () =>
    expect(factsOf({ name: 'tap' }, undefined, undefined, undefined, new Map())).toMatchObject({
      fast: false,
      hurried: false,
      search: '10 分钟',
    }))
})
