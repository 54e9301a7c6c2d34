import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridCentres, residentTokens, staffTokens } from '../src/load/cast'
import { connectTown } from '../src/load/connectTown'
import { type Filed, fileReports } from '../src/load/fileReports'
import { seeded } from '../src/load/random'
import { simulatedStaff } from '../src/load/simulatedStaff'
import { whoseCase } from '../src/load/whoseCase'
import { type StartedTown, startTown } from './support/startTown'
import { tellOnFailure } from './support/tellOnFailure'

/** Reports a second; `FAULT_RATE` sets another rate. */
const rate = Number(process.env.FAULT_RATE ?? 100)
const seconds = 24
const categories = ['P0137', 'E0110', 'E2101', 'E2301', 'H0102', 'E2105']

let town: StartedTown
let open: Awaited<ReturnType<typeof connectTown>>
let phones: { stop: () => void }[] = []

tellOnFailure(() => town)
beforeAll(async () => {
  town = await startTown({ WORKERS: '2', TOWN_TEMPLATES: '0' })
  open = await connectTown(town.addresses())
})
afterAll(async () => {
  for (const phone of phones) phone.stop()
  await open?.close()
  await town?.stop()
})

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** `kill -9` of Redis with everything it had: it comes back empty. */
function killRedisWithItsData() {
  for (const folder of readdirSync(town.folder).filter((name) => name.startsWith('redis-')))
    rmSync(join(town.folder, folder), { recursive: true, force: true })
  town.kill('redis')
}

/** Bot-server, worker and Redis die in turn while people report; resolves with the moment of the last kill, in ms. */
async function faults(): Promise<number> {
  await pause(5000)
  town.kill('bot-server-1')
  await pause(6000)
  town.kill('worker-1')
  await pause(6000)
  killRedisWithItsData()
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
    for (const phone of phones) phone.stop()
    const reports = Array.from({ length: rate * seconds }, (_, i) => ({
      key: randomUUID(),
      person: `fault-person-${run}-${i}`,
      words: `第 ${i} 件`,
      category: categories[i % categories.length] ?? 'P0137',
    }))
    const tokens = await residentTokens(
      town.addresses(),
      reports.map(({ person }) => person),
    )
    const staff = (await staffTokens(new Date())).slice(0, 80)
    const behaviour = { speed: 20, random }
    phones = staff.map(({ token }) => simulatedStaff(town.addresses().api, token, behaviour, { shown: () => {} }))
    const filed: Filed[] = []
    const [{ refused }, lastFault] = await Promise.all([
      fileReports(town.addresses().api, reports, tokens, await gridCentres(), rate, random, (one) => filed.push(one)),
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
