import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { logger } from '@jinlin/backend/infra/logger'
import { JobFailureModel } from '@jinlin/backend/jobs/JobFailureModel'
import { buildCase, buildTown, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { DomainError } from '@jinlin/domain/errors'
import { beforeAll, describe, expect, it } from 'vitest'
import { withoutPoison } from './withoutPoison'

logger.level = 'silent'
useStores()
let town: Town
beforeAll(async () => {
  town = await buildTown()
})

describe('a case that breaks the worker', () => {
  const broken = withoutPoison(async () => {
    throw new TypeError('poison')
  })

  it('rests for ten minutes after five failures, and those who run the system can read why', async () => {
    const { _id: caseId } = await buildCase(town.resident)
    const now = new Date(Date.now() + 60_000)
    for (let n = 0; n < 4; n += 1) await expect(broken({ caseId }, now)).rejects.toThrow('poison')
    expect(await broken({ caseId }, now)).toBe('postponed')
    const found = await CaseModel.findById(caseId).lean()
    expect(found?.wakeAt).toEqual(new Date(now.getTime() + 600_000))
    expect(await JobFailureModel.findById(`wakeCase|${caseId}`).lean()).toMatchObject({
      count: 5,
      error: 'TypeError: poison',
    })
  })

  it('is tried anew when its troubles lie half an hour apart', async () => {
    const { _id: caseId } = await buildCase(town.resident)
    for (let n = 0; n < 6; n += 1)
      await expect(broken({ caseId }, new Date(Date.now() + n * 31 * 60_000))).rejects.toThrow('poison')
  })

  it('is no failure when somebody else was faster', async () => {
    const overtaken = withoutPoison(async () => {
      throw new DomainError('case_moved')
    })
    expect(await overtaken({ caseId: 'any' }, new Date())).toBe('overtaken')
    expect(await JobFailureModel.countDocuments({ subject: 'any' })).toBe(0)
  })

  it('is a failure when the rules refuse what the machine asks for', async () => {
    const refused = withoutPoison(async () => {
      throw new DomainError('invalid', { field: 'to' })
    })
    await expect(refused({ caseId: 'refused' }, new Date())).rejects.toThrow('invalid')
    expect(await JobFailureModel.countDocuments({ subject: 'refused' })).toBe(1)
  })
})

describe('a healthy case', () => {
  it('is not put away because the store is busy for ten seconds', async () => {
    const { _id: caseId } = await buildCase(town.resident)
    const start = Date.now() + 60_000
    const wake = withoutPoison(async () => {
      throw new DomainError('retry_same_key')
    })
    for (let n = 0; n < 6; n += 1)
      await expect(wake({ caseId }, new Date(start + n * 2000))).rejects.toThrow('retry_same_key')
    expect((await CaseModel.findById(caseId).lean())?.wakeAt?.getTime()).toBeLessThan(start)
    expect(await JobFailureModel.countDocuments({ subject: caseId })).toBe(0)
  })

  it('that went well in between has not failed in a row, and nothing is held against it', async () => {
    const { _id: caseId } = await buildCase(town.resident)
    let fails = false
    const wake = withoutPoison(async () => {
      fails = !fails
      if (fails) throw new TypeError('now and then')
      return 'done'
    })
    for (let n = 0; n < 6; n += 1) {
      const now = new Date(Date.now() + n * 60_000)
      await expect(wake({ caseId }, now)).rejects.toThrow('now and then')
      expect(await wake({ caseId }, now)).toBe('done')
    }
    expect(await JobFailureModel.countDocuments({ subject: caseId })).toBe(0)
  })
})
