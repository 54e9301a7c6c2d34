import { beforeEach, describe, expect, it, vi } from 'vitest'

const fresh = async () => {
  vi.resetModules()
  return import('./clock')
}

describe('the server’s clock on the phone', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T06:20:00.000Z') })
    return () => vi.useRealTimers()
  })

  it('is the phone’s own before the first answer', async () => {
    const { serverNow } = await fresh()
    expect(serverNow()).toBe(Date.now())
  })

  it('is right within a second when the phone is an hour wrong', async () => {
    const { learnTime, serverNow } = await fresh()
    const truth = Date.now() + 3_600_400
    learnTime(new Date(truth).toUTCString(), Date.now() - 40, Date.now())
    expect(Math.abs(serverNow() - truth)).toBeLessThanOrEqual(1000)
  })

  it('comes closer with every answer', async () => {
    const { learnTime, serverNow } = await fresh()
    const ahead = 3_600_400
    for (const later of [0, 310, 620, 930]) {
      const sent = Date.parse('2026-11-24T06:20:00.000Z') + later
      learnTime(new Date(sent + ahead).toUTCString(), sent, sent + 20)
    }
    expect(Math.abs(serverNow() - (Date.now() + ahead))).toBeLessThan(350)
  })

  it('starts again when the phone’s clock was moved', async () => {
    const { learnTime, serverNow } = await fresh()
    const now = Date.now()
    learnTime(new Date(now).toUTCString(), now, now)
    vi.setSystemTime(now - 7_200_000)
    learnTime(new Date(now).toUTCString(), Date.now(), Date.now())
    expect(Math.abs(serverNow() - now)).toBeLessThanOrEqual(1000)
  })

  it('ignores an answer without a time', async () => {
    const { learnTime, serverNow } = await fresh()
    learnTime(undefined, 0, 0)
    learnTime('soon', 0, 0)
    expect(serverNow()).toBe(Date.now())
  })
})
