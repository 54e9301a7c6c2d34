import type { DomainError } from '@jinlin/domain/errors'
import { describe, expect, it } from 'vitest'
import { mostInFlight, screensWhenLate, withinLoad } from './loadClasses'

/** Requests that stay until they are let go. */
const crowd = (name: 'act' | 'screen', count: number) => {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const all = Array.from({ length: count }, () => withinLoad(name, () => gate).catch((error: DomainError) => error))
  return {
    letGo: () => {
      letGo()
      return Promise.all(all)
    },
  }
}

describe('when everybody looks at once', () => {
  it('whoever is too many is asked to come again, at different moments, and reports are still taken', async () => {
    const { letGo } = crowd('screen', mostInFlight.screen + 40)
    expect(await withinLoad('act', async () => 'filed')).toBe('filed')
    const away = (await letGo()).filter((each) => each !== undefined)
    expect(away).toHaveLength(40)
    const waits = away.map(({ details }) => Number(details?.retryAfter))
    expect(away.every(({ code, status }) => code === 'busy' && status === 503)).toBe(true)
    expect([Math.min(...waits) >= 2, Math.max(...waits) <= 10]).toEqual([true, true])
    expect(new Set(waits).size).toBeGreaterThan(1)
  })

  it('the next one is served again when the others have left', async () => {
    await crowd('screen', mostInFlight.screen + 1).letGo()
    expect(await withinLoad('screen', async () => 'seen')).toBe('seen')
  })

  it('one that breaks leaves its place', async () => {
    for (let n = 0; n < mostInFlight.act + 1; n += 1)
      await withinLoad('act', () => Promise.reject(new Error('broke'))).catch(() => undefined)
    expect(await withinLoad('act', async () => 'filed')).toBe('filed')
  })
})

/** The event loop stands still, as under a heavy computation. */
const standStill = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end; );
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('when the process itself is late', () => {
  it('fewer may look, and all of them again when it has recovered', async () => {
    await withinLoad('screen', async () => undefined)
    for (let n = 0; n < 12; n += 1) {
      standStill(300)
      await pause(20)
    }
    const { letGo } = crowd('screen', screensWhenLate + 5)
    expect((await letGo()).filter((each) => each !== undefined)).toHaveLength(5)
    await pause(2200)
    const rested = crowd('screen', screensWhenLate + 5)
    expect((await rested.letGo()).filter((each) => each !== undefined)).toHaveLength(0)
  })
})
