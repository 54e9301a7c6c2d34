import { DomainError } from '@jinlin/domain/errors'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { diskAnswers, diskLeft } from '../testing/diskLeft'
import { useStores } from '../testing/useStores'
import { CounterModel } from './CounterModel'
import { lookAtDisk, needRoom, roomFor, watchDisk } from './diskRoom'
import { logger } from './logger'
import { registry } from './metrics'

useStores()
afterEach(async () => {
  await diskLeft(1)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const freeRatio = async () => (await registry.getSingleMetric('jinlin_disk_free_ratio')?.get())?.values[0]?.value
const room = () => (['file', 'other', 'case'] as const).filter(roomFor)

/** What somebody with a photo is told. */
function refusal(): DomainError | undefined {
  try {
    needRoom('file')
  } catch (error) {
    if (error instanceof DomainError) return error
  }
  return undefined
}

describe('the disk of the store', () => {
  it('is asked of the primary itself', async () => {
    // of a database that holds nothing yet the store tells nothing
    await CounterModel.create([{ _id: 'one', value: 1 }])
    await lookAtDisk()
    expect(await freeRatio()).toBeGreaterThan(0)
    expect(await freeRatio()).toBeLessThanOrEqual(1)
  })

  it('that fills up has room for less and less, and for everything when it is emptied', async () => {
    const seen = []
    for (const share of [0.5, 0.09, 0.04, 0.01, 0.5]) {
      await diskLeft(share)
      seen.push(room().join())
    }
    expect(seen).toEqual(['file,other,case', 'other,case', 'case', '', 'file,other,case'])
    expect(await freeRatio()).toBeCloseTo(0.5)
  })

  it('nobody knows anything of stops nobody', async () => {
    diskAnswers(async () => ({ ok: 1 }))
    await lookAtDisk()
    expect(room()).toHaveLength(3)
  })

  it('that tells nothing any more is as it was', async () => {
    await diskLeft(0.04)
    diskAnswers(() => Promise.reject(new Error('no primary')))
    await expect(lookAtDisk()).rejects.toThrow('no primary')
    expect(room()).toEqual(['case'])
  })

  it('raises one alarm for each change of what there is room for', async () => {
    const alarms = vi.spyOn(logger, 'error').mockImplementation(() => undefined)
    const calm = vi.spyOn(logger, 'warn').mockImplementation(() => undefined)
    for (const share of [0.09, 0.08, 0.04, 0.03, 0.09, 0.5, 0.6]) await diskLeft(share)
    expect(alarms.mock.calls.map(([facts]) => facts)).toMatchObject([
      { alarm: 'disk', room: 'no_files', freePercent: 9 },
      { alarm: 'disk', room: 'only_cases', freePercent: 4 },
      { alarm: 'disk', room: 'no_files', freePercent: 9 },
    ])
    expect(calm.mock.calls.map(([facts]) => facts)).toMatchObject([{ room: 'everything', freePercent: 50 }])
  })

  it('refuses by what it is, with a minute or two to wait, not all the same', async () => {
    await diskLeft(0.01)
    const refusals = Array.from({ length: 50 }, refusal)
    expect(refusals.every((each) => each?.code === 'no_room' && each.status === 503)).toBe(true)
    const waits = refusals.map((each) => Number(each?.details?.retryAfter))
    expect([Math.min(...waits) >= 60, Math.max(...waits) <= 120]).toEqual([true, true])
    expect(new Set(waits).size).toBeGreaterThan(1)
  })
})

describe('whoever watches it', () => {
  it('asks at once, then every 10 s and not more often, also when nobody answers, and ends when told to', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(logger, 'warn').mockImplementation(() => undefined)
    const asked = diskAnswers(() => Promise.reject(new Error('no primary')))
    const stop = watchDisk()
    const asks = []
    for (const ms of [0, 9_999, 1, 10_000]) {
      await vi.advanceTimersByTimeAsync(ms)
      asks.push(asked.mock.calls.length)
    }
    await stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([...asks, asked.mock.calls.length]).toEqual([1, 1, 2, 3, 3])
  })
})
