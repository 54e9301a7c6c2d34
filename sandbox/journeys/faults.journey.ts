import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { describe, expect, it } from 'vitest'
import { gridCentres, residentTokens } from '../src/load/cast'
import { type Filed, fileReports } from '../src/load/fileReports'
import { seeded } from '../src/load/random'
import { whoseCase } from '../src/load/whoseCase'
import { killRedisWithItsData } from './support/killRedis'
import { useBusyTown } from './support/useBusyTown'

/** Reports a second; `FAULT_RATE` sets another rate. */
const rate = Number(process.env.FAULT_RATE ?? 100)
const seconds = 24
const categories = ['P0137', 'E0110', 'E2101', 'E2301', 'H0102', 'E2105']

const { town, staffWork } = useBusyTown({ WORKERS: '2', TOWN_TEMPLATES: '0' })

/** Bot-server, worker and Redis die in turn while people report; resolves with the moment of the last kill, in ms. */
async function faults(): Promise<number> {
  await pause(5000)
  town().kill('bot-server-1')
  await pause(6000)
  town().kill('worker-1')
  await pause(6000)
  killRedisWithItsData(town())
  return Date.now()
}

describe(`while ${rate} people a second report`, () => {
  // a machine that others use as well may be late once: then everything is tried again, with other people and other keys
  it('nothing acknowledged is lost and everything has somebody responsible, whoever dies', {
    retry: 1,
    timeout: 240_000,
  }, async () => {
    const random = seeded(11)
    const run = Date.now()
    const reports = Array.from({ length: rate * seconds }, (_, i) => ({
      key: randomUUID(),
      person: `fault-person-${run}-${i}`,
      words: `第 ${i} 件`,
      category: categories[i % categories.length] ?? 'P0137',
    }))
    const tokens = await residentTokens(
      town().addresses(),
      reports.map(({ person }) => person),
    )
    await staffWork(80, random)
    const filed: Filed[] = []
    const [{ refused }, lastFault] = await Promise.all([
      fileReports(town().addresses().api, reports, tokens, await gridCentres(), rate, random, (one) => filed.push(one)),
      faults(),
    ])
    expect({ refused, acknowledged: filed.length }).toEqual({ refused: 0, acknowledged: reports.length })

    const stored = await CaseModel.countDocuments({ key: op({ $in: reports.map(({ key }) => key) }) }).maxTimeMS(30_000)
    expect(stored).toBe(reports.length)
    const ids = filed.map(({ id }) => id)
    expect(new Set(ids).size).toBe(reports.length)
    let askedAt = Date.now()
    let nobodys = await whoseCase(ids)
    while (nobodys.length > 0 && askedAt < lastFault + 30_000) {
      await pause(1000)
      askedAt = Date.now()
      nobodys = await whoseCase(ids)
    }
    console.info(
      `${reports.length} reports at ${rate}/s: ${((askedAt - lastFault) / 1000).toFixed(1)} s after the last fault ${nobodys.length} had nobody`,
    )
    expect(nobodys).toEqual([])
    expect(askedAt - lastFault).toBeLessThanOrEqual(30_500)
  })
})
