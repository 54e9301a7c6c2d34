import type { DomainError } from '@jinlin/domain/errors'
import { describe, expect, it } from 'vitest'
import { mostInFlight, withinLoad } from './loadClasses'

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
