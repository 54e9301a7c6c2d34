import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { logger } from '@jinlin/backend/infra/logger'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { alarmsOf } from '@jinlin/backend/testing/alarmsOf'
import { buildCase, buildTown, plumbing, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
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
  await StaffModel.updateMany({}, { $set: { onDuty: true, rating: 4.5 } })
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

describe('a case whose news cannot be handed over', () => {
  it('has the alarm of its next step all the same', async () => {
    const { _id: caseId } = await buildCase(town.resident, { category: plumbing }, new Date())
    const away = vi.spyOn(NotificationModel.collection, 'insertMany').mockRejectedValue(new Error('no primary'))
    await expect(wakeCase({ caseId }, new Date())).rejects.toThrow('no primary')
    away.mockRestore()
    const until = (await offerOf(caseId))?.until?.getTime()
    expect(await alarmsOf(caseId)).toEqual([until])
  })
})

describe('a resident’s stars', () => {
  const resolved = async (stars: number, solved: boolean): Promise<string> => {
    const { _id: caseId } = await buildCase(town.resident, { category: plumbing }, now)
    await wakeCase({ caseId }, now)
    await moveCase(town.plumber, caseId, 'accept', {}, later(1))
    await moveCase(town.plumber, caseId, 'resolve', { note: '修好了' }, later(2))
    await moveCase(town.resident, caseId, 'rate', { stars, solved }, later(3))
    await wakeCase({ caseId }, later(3))
    return caseId
  }
  const rating = async (userId: string) => (await StaffModel.findById(userId).lean())?.rating

  it('go to whoever resolved the case, counted once however often it is woken', async () => {
    const caseId = await resolved(5, true)
    expect(await rating('plumber')).toBeCloseTo(27.5 / 6)
    const { version } = (await CaseModel.findById(caseId).lean()) ?? {}
    await CaseModel.updateOne({ _id: caseId }, { $set: { wakeAt: later(3), untold: [version] } })
    expect(await wakeCase({ caseId }, later(4))).toBe('done')
    expect(await rating('plumber')).toBeCloseTo(27.5 / 6)
    expect(await rating('leader')).toBe(4.5)
  })

  it('count, too, when the matter was not solved and somebody is sought again', async () => {
    await resolved(5, true)
    await resolved(1, false)
    expect(await rating('plumber')).toBeCloseTo(28.5 / 7)
  })

  it('are read from the index', async () => {
    const filter = { 'rating.handler': 'leader', 'rating.at': { $gte: now } }
    const plan = await CaseModel.collection
      .find(filter, { projection: { 'rating.stars': 1, _id: 0 } })
      .explain('queryPlanner')
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('rating.handler_1')
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('FETCH')
  })
})
