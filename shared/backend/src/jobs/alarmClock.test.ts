import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sleepUntil } from '../cases/sleepUntil'
import { serverEnv } from '../infra/env'
import { redis } from '../infra/stores'
import { alarmsOf } from '../testing/alarmsOf'
import { buildCase, buildTown } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { openWorker } from './openWorker'

useStores()
let queue: Queue
beforeAll(() => {
  queue = new Queue('cases', { connection: redis(), prefix: serverEnv().BULL_PREFIX })
})
afterAll(() => queue.close())

describe('the alarm clock of a case', () => {
  it('rings at its moment, however long the work took that set it', async () => {
    const { resident } = await buildTown()
    const begun = new Date(Date.now() - 5000)
    const found = await buildCase(resident, {}, begun)
    const at = new Date(Date.now() + 60_000)
    await sleepUntil(found, at)
    expect(await alarmsOf(found._id)).toContain(at.getTime())
  })

  it('is awaited to the millisecond, not to the next whole second', async () => {
    const asked = vi.spyOn(Redis.prototype, 'sendCommand')
    const awaited = () => asked.mock.calls.flatMap(([{ name, args }]) => (name === 'bzpopmin' ? [Number(args[1])] : []))
    const worker = openWorker('cases', { wakeCase: async () => 'done', sendNotification: async () => 'done' }, 1)
    await queue.add('wakeCase', { caseId: 'nobody' }, { delay: 700 })
    await vi.waitFor(() => expect(awaited().some((seconds) => seconds > 0 && seconds < 1)).toBe(true))
    await worker.close()
    asked.mockRestore()
  })
})
