import type { DomainError } from '@jinlin/domain/errors'
import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import { logger } from '../infra/logger'
import { newId } from '../infra/newId'
import { buildCase, buildTown } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel, type StoredCase } from './CaseModel'
import { insertCase } from './insertCase'

logger.level = 'silent'
useStores()

const now = new Date('2026-11-24T03:00:00Z')
let template: StoredCase
beforeAll(async () => {
  const town = await buildTown()
  const { _id } = await buildCase(town.resident)
  template = await CaseModel.findById(_id).lean<StoredCase>().orFail()
})
const another = (key = newId(now)): StoredCase => ({ ...template, _id: newId(now), key, number: newId(now) })

/** Every connection of the pool is busy with a slow command for these milliseconds; resolves when all are, `over` when they are free again. */
const fillPool = async (ms: number): Promise<{ over: Promise<unknown> }> => {
  const client = mongoose.connection.getClient()
  let free = client.options.maxPoolSize
  const full = new Promise<void>((resolve) => {
    client.on('connectionCheckedOut', () => {
      free -= 1
      if (free === 0) resolve()
    })
  })
  const slow = { $where: `sleep(${ms}) || true` }
  // opening a connection may take longer than one waits for it: who waited in vain asks again
  const hold = async (): Promise<unknown> => {
    try {
      return await mongoose.connection.db?.collection('areas').findOne(slow)
    } catch {
      return free > 0 ? hold() : undefined
    }
  }
  const over = Promise.all(Array.from({ length: free }, hold))
  await full
  return { over }
}

describe('cases that come at the same moment', () => {
  it('are stored together, and only the one with a known key is refused', async () => {
    const first = another()
    await insertCase(first)
    const outcomes = await Promise.allSettled([another(), another(first.key), another()].map(insertCase))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('are not acknowledged when the store could not be reached', async () => {
    const { over } = await fillPool(4000)
    const late = [another(), another(), another()]
    const outcomes = await Promise.allSettled(late.map(insertCase))
    await over
    const stored = await CaseModel.countDocuments({ $or: late.map(({ _id }) => ({ _id })) })
    const acknowledged = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect({ acknowledged, stored }).toEqual({ acknowledged: 0, stored: 0 })
    const reasons = outcomes.map((each) => each.status === 'rejected' && (each.reason as DomainError).code)
    expect(reasons).toEqual(['retry_same_key', 'retry_same_key', 'retry_same_key'])
  })
})
