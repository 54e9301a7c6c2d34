import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { logger } from '@jinlin/backend/infra/logger'
import { buildCase, buildTown, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sweepers } from '../sweep/sweepers'
import { wakeCase } from './wakeCase'

logger.level = 'silent'
useStores()
let town: Town
beforeAll(async () => {
  town = await buildTown()
})
beforeEach(async () => {
  await CaseModel.deleteMany({})
  await StaffModel.updateMany({}, { $set: { onDuty: true } })
})
const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const offerOf = async (id: string) => (await CaseModel.findById(id).lean())?.offer

describe('a dispatcher whose phone’s server dies while going off duty', () => {
  const halfOff = async () => {
    const { _id } = await buildCase(town.resident, { point: undefined, placeUnknown: true, dispatchNow: true }, now)
    await wakeCase({ caseId: _id }, now)
    expect(await offerOf(_id)).toMatchObject({ to: 'dispatcher', until: null })
    await StaffModel.updateOne({ _id: 'dispatcher' }, { $set: { onDuty: false } })
    return _id
  }

  it('keeps no offer: the sweep finds it', async () => {
    const caseId = await halfOff()
    expect(await sweepers.idleOffer?.(later(5))).toBe(1)
    expect(await offerOf(caseId)).toBeUndefined()
  })

  it('keeps no offer of a case that is woken for another reason', async () => {
    const caseId = await halfOff()
    await moveCase(town.resident, caseId, 'add_note', { note: '还在冒水' }, later(5))
    expect(await wakeCase({ caseId }, later(5))).toBe('done')
    expect(await offerOf(caseId)).toBeUndefined()
  })
})
