import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { savePolicy } from '@jinlin/backend/dispatch/policies'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { redis } from '@jinlin/backend/infra/stores'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { buildCase, buildTown, plumbing, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorker } from './startWorker'

logger.level = 'fatal'
useStores()

let town: Town
const running: { close: () => Promise<void> }[] = []
const start = (count = 1) => {
  for (let n = 0; n < count; n += 1) running.push(startWorker(4))
}
/** One minute of the rules lasts 0.1 s: a respond clock of 15 minutes is over after 1.5 s. */
const fast = 1 / 600

beforeAll(async () => {
  town = await buildTown()
})
beforeEach(async () => {
  await savePolicy('150902', { timeScale: fast, night: null }, new Date())
  await CaseModel.deleteMany({})
  await StaffModel.updateMany({}, { $set: { onDuty: true } })
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.close()))
})

const read = (id: string) => CaseModel.findById(id).lean<StoredCase>() as Promise<StoredCase>
const until = async (id: string, what: (found: StoredCase) => boolean, ms = 12_000): Promise<StoredCase> => {
  const end = Date.now() + ms
  for (;;) {
    const found = await read(id)
    if (what(found)) return found
    if (Date.now() > end)
      throw new Error(
        `not so after ${ms} ms: ${JSON.stringify(found.timeline.map(({ command, key }) => key ?? command))}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const commandsOf = ({ timeline }: StoredCase) => timeline.map(({ command }) => command)
const keysOf = ({ timeline }: StoredCase) => timeline.flatMap(({ key }) => (key ? [key] : []))

describe('a report', () => {
  it('is held out to the leader of its grid, and the resident is told', async () => {
    start()
    const { _id } = await buildCase(town.resident)
    const found = await until(_id, ({ offer }) => offer !== undefined)
    expect(found.offer?.to).toBe('leader')
    await until(_id, ({ untold }) => untold.length === 0)
    const told = await NotificationModel.find({ caseId: _id, userId: 'leader' }).lean()
    expect(told).toHaveLength(1)
  })

  it('nobody answers: leader, the next leader, pool, alert, breach, and the officers one after the other', async () => {
    await savePolicy('150902', { timeScale: 1 / 200 }, new Date())
    start()
    const { _id } = await buildCase(town.resident)
    const isOver = (now: StoredCase) => keysOf(now).includes('t1.respond.300') && now.offer?.to === 'street'
    const found = await until(_id, isOver, 25_000)
    const asked = found.timeline.flatMap(({ change }) => (change.offer ? [change.offer.to] : []))
    expect(asked.slice(0, 2)).toEqual(['leader', 'leader2'])
    expect(['clerk', 'secretary']).toContain(asked[2])
    expect(commandsOf(found)).toContain('open_pool')
    const steps = ['t1.respond.67', 't1.respond.100', 't1.respond.300']
    expect(keysOf(found)).toEqual(expect.arrayContaining(steps))
    expect(found.clocks.breaches[0]).toMatchObject({ kind: 'respond', dueAt: found.clocks.respondBy })
    expect(found.poolSince).toBeDefined()
    expect(found.wakeAt).not.toBeNull()
  })

  it('passes on when the leader is off duty', async () => {
    await StaffModel.updateOne({ _id: 'leader' }, { $set: { onDuty: false } })
    start()
    const { _id } = await buildCase(town.resident)
    const found = await until(_id, ({ offer }) => offer !== undefined)
    expect(found.offer?.to).toBe('leader2')
  })
})

describe('a call-out', () => {
  it('goes to the plumber near by', async () => {
    start()
    const { _id } = await buildCase(town.resident, { category: plumbing })
    const found = await until(_id, ({ offer }) => offer !== undefined)
    expect(found.offer?.to).toBe('plumber')
    expect(found.offer?.reason).toContain('持水暖专长')
  })

  it('has its pool open and an officer at once when no plumber is on duty', async () => {
    await StaffModel.updateOne({ _id: 'plumber' }, { $set: { onDuty: false } })
    start()
    const { _id } = await buildCase(town.resident, { category: plumbing })
    const found = await until(_id, ({ poolSince, offer }) => poolSince !== undefined && offer !== undefined)
    expect(['clerk', 'secretary']).toContain(found.offer?.to)
  })
})

describe('several workers side by side', () => {
  it('record each step once, with its exact moment', async () => {
    start(3)
    const { _id } = await buildCase(town.resident)
    const found = await until(_id, (now) => keysOf(now).includes('t1.respond.300'))
    const keys = keysOf(found)
    expect(new Set(keys).size).toBe(keys.length)
    expect(found.timeline.map(({ seq }) => seq)).toEqual(found.timeline.map((_, index) => index + 1))
    const breach = found.timeline.find(({ key }) => key === 't1.respond.100')
    expect(breach?.dueAt).toEqual(found.clocks.respondBy)
  })
})

describe('when Redis loses everything', () => {
  it('the sweep wakes the case all the same', async () => {
    await savePolicy('150902', { timeScale: 1 }, new Date())
    const { _id } = await buildCase(town.resident)
    const lost = await redis().keys(`${serverEnv().BULL_PREFIX}:*`)
    await redis().del(...lost)
    start()
    expect((await until(_id, ({ offer }) => offer !== undefined, 6000)).offer?.to).toBe('leader')
  })
})

describe('a resident who says nothing after the work', () => {
  it('has the case closed by the clock, without a breach', async () => {
    start()
    const { _id } = await buildCase(town.resident, { category: plumbing })
    await until(_id, ({ offer }) => offer?.to === 'plumber')
    await moveCase(town.plumber, _id, 'accept', {}, new Date())
    await CaseModel.updateOne(
      { _id },
      { $set: { policyVersion: (await savePolicy('150902', { autoCloseHours: 0.1 }, new Date())).version } },
    )
    await moveCase(town.plumber, _id, 'resolve', {}, new Date())
    const found = await until(_id, ({ state, wakeAt }) => state === 'closed' && wakeAt === null)
    expect(found.timeline.at(-1)).toMatchObject({ command: 'auto_close', key: 't1.autoclose.1' })
    expect(found.clocks.breaches).toEqual([])
  })
})
