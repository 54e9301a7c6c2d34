import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

type Face = { look: string; label: string; value: string; left?: number }
let faceOf: (found?: object) => Face
beforeAll(async () => {
  faceOf = (await import(new URL('public/clockFace.js', import.meta.url).href)).faceOf
})
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-02T06:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** So many minutes from now. */
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const waiting = (left: number) => ({
  state: 'offered',
  clocks: { startedAt: at(left - 15), respondBy: at(left), closeBy: at(4000) },
})

describe('the clock beside the story', () => {
  it('says what is promised before anything is reported', () =>
    expect(faceOf(undefined)).toMatchObject({ look: 'idle', value: '15 分钟' }))

  it.each([
    [12, '', '12:00', 0.8],
    [3, 'soon', '3:00', 0.2],
  ])('with %s of 15 minutes left it looks %j and says %s', (left, look, value, share) => {
    const face = faceOf(waiting(left))
    expect(face).toMatchObject({ look, label: '回应还剩', value })
    expect(face.left).toBeCloseTo(share)
  })

  it('is late from the moment on at which the time is over', () =>
    expect([0, -4].map((left) => faceOf(waiting(left)))).toMatchObject([
      { look: 'late', value: '刚刚超时' },
      { look: 'late', value: '已超时 4 分钟' },
    ]))

  it('counts to the closing once somebody has accepted, and says in the end how long it took', () => {
    const clocks = { ...waiting(10).clocks, respondedAt: at(-1) }
    expect(faceOf({ state: 'accepted', clocks })).toMatchObject({
      label: '办结还剩',
      value: expect.stringMatching(/^\d+ (天|小时|分钟)/),
    })
    expect(faceOf({ state: 'resolved', clocks: { ...clocks, resolvedAt: at(0) } })).toMatchObject({
      look: 'over',
      value: '5 分钟',
    })
  })

  it('stands still while the matter is on hold', () =>
    expect(faceOf({ ...waiting(-4), state: 'on_hold' })).toMatchObject({ look: 'idle', value: '已暂停' }))
})
