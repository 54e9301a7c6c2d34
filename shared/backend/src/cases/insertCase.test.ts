import type { DomainError } from '@jinlin/domain/errors'
import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../infra/newId'
import { buildCase, buildTown } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel, type StoredCase } from './CaseModel'
import { insertCase } from './insertCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
let template: StoredCase
beforeAll(async () => {
  const town = await buildTown()
  const { _id } = await buildCase(town.resident)
  template = await CaseModel.findById(_id).lean<StoredCase>().orFail()
})
const another = (key = newId(now)): StoredCase => ({ ...template, _id: newId(now), key, number: newId(now) })

/** Every connection of the pool is busy with a slow command for these milliseconds. */
const fillPool = (ms: number) => {
  const slow = { $where: `sleep(${ms}) || true` }
  return Promise.all(Array.from({ length: 60 }, () => mongoose.connection.db?.collection('areas').findOne(slow)))
}

describe('cases that come at the same moment', () => {
  it('are stored together, and only the one with a known key is refused', async () => {
    const first = another()
    await insertCase(first)
    const outcomes = await Promise.allSettled([another(), another(first.key), another()].map(insertCase))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('are not acknowledged when the store could not be reached', async () => {
    const busy = fillPool(2500).catch(() => {})
    await new Promise((done) => setTimeout(done, 100))
    const late = [another(), another(), another()]
    const outcomes = await Promise.allSettled(late.map(insertCase))
    await busy
    const stored = await CaseModel.countDocuments({ $or: late.map(({ _id }) => ({ _id })) })
    const acknowledged = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect({ acknowledged, stored }).toEqual({ acknowledged: 0, stored: 0 })
    const reasons = outcomes.map((each) => each.status === 'rejected' && (each.reason as DomainError).code)
    expect(reasons).toEqual(['retry_same_key', 'retry_same_key', 'retry_same_key'])
  })
})
