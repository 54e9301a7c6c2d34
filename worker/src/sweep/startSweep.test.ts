import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { logger } from '@jinlin/backend/infra/logger'
import { buildCase, buildTown } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startSweep } from './startSweep'

logger.level = 'silent'
useStores()
let resident: Awaited<ReturnType<typeof buildTown>>['resident']
beforeAll(async () => {
  resident = (await buildTown()).resident
})
let sweep: ReturnType<typeof startSweep> | undefined
afterEach(async () => {
  vi.useRealTimers()
  await sweep?.close()
})

const read = (id: string) => CaseModel.findById(id).lean<StoredCase>()
const twoRounds = () => new Promise((resolve) => setTimeout(resolve, 5500))

describe('a worker whose clock is set an hour ahead', () => {
  it('leaves every deadline alone until its clock is right again', async () => {
    const { _id } = await buildCase(resident)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
    sweep = startSweep()
    await twoRounds()
    expect((await read(_id))?.version).toBe(1)
    vi.useRealTimers()
    await twoRounds()
    expect((await read(_id))?.offer).toBeDefined()
  })
})
