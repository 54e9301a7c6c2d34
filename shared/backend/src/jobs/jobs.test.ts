import { Queue } from 'bullmq'
import { beforeAll, describe, expect, it } from 'vitest'
import { byWaking, CaseModel } from '../cases/CaseModel'
import { serverEnv } from '../infra/env'
import { redis } from '../infra/stores'
import { NotificationModel } from '../notifications/NotificationModel'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { addJob } from './addJob'
import { dueNotifications, sweepDue } from './sweep'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

const queued = async (): Promise<string[]> => {
  const { BULL_PREFIX, REDIS_URL } = serverEnv()
  const queue = new Queue('cases', { connection: { url: REDIS_URL }, prefix: BULL_PREFIX })
  const jobs = await queue.getJobs(['waiting', 'delayed', 'prioritized'])
  await queue.close()
  return jobs.map(({ id }) => id ?? '')
}

describe('a case just filed', () => {
  it('has its job, named by case, version and moment', async () => {
    const found = await buildCase(town.resident, {}, now)
    expect(await queued()).toContain(`${found._id}-1-${now.getTime()}`)
  })

  it('whose job was lost with all of Redis is found by the sweep, half a second after its moment', async () => {
    const found = await buildCase(town.resident, {}, now)
    const keys = await redis().keys(`${serverEnv().BULL_PREFIX}:*`)
    await redis().del(...keys)
    expect(await queued()).toEqual([])
    expect(await sweepDue(later(499))).not.toContain(found._id)
    expect(await sweepDue(later(500))).toContain(found._id)
  })
})

describe('the sweep', () => {
  it('takes the oldest first, at most as many as asked, and never what is finished', async () => {
    await CaseModel.deleteMany({})
    const cases = await Promise.all([30, 10, 20].map((seconds) => buildCase(town.resident, {}, later(-seconds * 1000))))
    const done = await buildCase(town.resident, {}, later(-60_000))
    await CaseModel.updateOne({ _id: done._id }, { $set: { wakeAt: null } })
    expect(await sweepDue(now, 2)).toEqual([cases[0]?._id, cases[2]?._id])
  })

  it('reads no more of the index than is due, in its order', async () => {
    const sleeping = await buildCase(town.neighbour, {}, now)
    await CaseModel.updateOne({ _id: sleeping._id }, { $set: { wakeAt: later(600_000) } })
    const filter = { wakeAt: { $gt: new Date(0), $lte: now } }
    const plan = await CaseModel.collection.find(filter).hint(byWaking).sort(byWaking).explain('executionStats')
    const { winningPlan } = plan.queryPlanner
    expect(JSON.stringify(winningPlan)).toContain('"indexName":"rush_-1_wakeAt_1"')
    expect(JSON.stringify(winningPlan)).not.toMatch(/COLLSCAN|"SORT"/)
    const { nReturned, totalKeysExamined } = plan.executionStats
    expect(totalKeysExamined - nReturned).toBeLessThanOrEqual(3)
  })

  it('finds notifications never sent and leases that ran out', async () => {
    const row = { caseId: 'c', seq: 1, userId: 'u', text: 't', priority: 1, at: now, attempts: 0 }
    await NotificationModel.create([
      { ...row, _id: 'pending', state: 'pending', dueAt: now },
      { ...row, _id: 'leased', state: 'sending', dueAt: later(30_000) },
      { ...row, _id: 'sent', state: 'sent', dueAt: now },
    ])
    expect(await dueNotifications(later(1000))).toEqual(['pending'])
    expect(await dueNotifications(later(31_000))).toEqual(['pending', 'leased'])
  })
})

describe('a queue that is away', () => {
  it('holds nobody up: the job is given up, later ones too, and the case is stored all the same', async () => {
    redis().disconnect()
    expect(await addJob('wakeCase', { caseId: 'c' }, { id: 'c-1-1' })).toBe(false)
    expect(await addJob('wakeCase', { caseId: 'c' }, { id: 'c-1-2' })).toBe(false)
    const found = await buildCase(town.resident, {}, now)
    expect(await CaseModel.exists({ _id: found._id })).not.toBeNull()
    await redis().connect()
  })
})
