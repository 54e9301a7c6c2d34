import { Queue } from 'bullmq'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { serverEnv } from '../infra/env'
import { redis } from '../infra/stores'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { sweepDue } from './sweep'

useStores()
const now = new Date('2026-11-24T03:00:00Z')
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
let town: Town
let queue: Queue
beforeAll(async () => {
  town = await buildTown()
  queue = new Queue('cases', { connection: redis(), prefix: serverEnv().BULL_PREFIX, skipVersionCheck: true })
})
afterAll(() => queue.close())

/** Filed, and due so many seconds ago. */
const due = async (seconds: number, overrides = {}) => {
  const { _id } = await buildCase(town.resident, overrides, now)
  await CaseModel.updateOne({ _id }, { $set: { wakeAt: before(seconds) } })
  return _id
}
const fire = { category: 'E2104' }

describe('what waits to be done', () => {
  it('is emergencies first, then what has waited longest', async () => {
    const [late, later, burning] = [await due(9), await due(60), await due(3, fire)]
    expect(await sweepDue(now)).toEqual([burning, later, late])
    expect(await sweepDue(now, 2)).toEqual([burning, later])
  })

  it('knows no emergency that is over', async () => {
    const { _id } = await buildCase(town.neighbour, fire, now)
    expect((await CaseModel.findById(_id).lean())?.rush).toBe(true)
    await moveCase(town.neighbour, _id, 'withdraw', {}, now)
    expect((await CaseModel.findById(_id).lean())?.rush).toBeUndefined()
  })

  it('stands in the queue in the same order, whoever came first', async () => {
    const jobs = await queue.getJobs(['waiting', 'delayed', 'prioritized'])
    const priorityOf = async (overrides: object) => {
      const { _id, version, wakeAt } = await buildCase(town.stranger, overrides, new Date())
      const job = await queue.getJob(`${_id}-${version}-${wakeAt?.getTime()}`)
      return job?.priority
    }
    expect(jobs.map(({ priority }) => priority)).not.toContain(0)
    expect([await priorityOf({}), await priorityOf(fire)]).toEqual([2, 1])
  })
})
