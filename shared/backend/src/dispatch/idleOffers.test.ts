import type { Case } from '@jinlin/domain/cases/case'
import { systemActor } from '@jinlin/domain/people/roles'
import { describe, expect, it } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { readCase } from '../cases/decideMove'
import { moveCase } from '../cases/moveCase'
import { useStores } from '../testing/useStores'
import { chooseNext } from './chooseNext'
import { setDuty } from './duty'
import { endIdleOffer, idleOffers, passIdleOffer } from './idleOffers'
import { policyOf } from './policies'
import { StaffModel } from './StaffModel'
import { seekNext } from './seekNext'
import { later, useSeeking } from './testing/useSeeking'

useStores()
const { town, seek } = useSeeking()

/** A case at the district: its offer has no end of its own. */
const atDistrict = () => seek({ point: undefined, placeUnknown: true, dispatchNow: true })

/** The dispatcher leaves between being chosen and the offer's being written. */
const offeredTooLate = async (): Promise<Case> => {
  const { _id } = await atDistrict()
  await moveCase(systemActor, _id, 'expire_offer', { cause: 'off_duty' }, later(1))
  await CaseModel.updateOne({ _id }, { $set: { asked: [] } })
  const found = await readCase(_id)
  const next = await chooseNext(found, await policyOf(found), later(1))
  if (!next) throw new Error('nobody to ask')
  await setDuty(town().dispatcher, false, later(2))
  return (await moveCase(systemActor, _id, 'offer', next, later(3))).found
}

describe('an offer without end', () => {
  it('stays with somebody on duty', async () => {
    const found = await atDistrict()
    expect(found.offer).toMatchObject({ to: 'dispatcher', until: null })
    expect(await idleOffers(10)).toEqual([])
    expect((await endIdleOffer(found, later(5))).version).toBe(found.version)
  })

  it('written just after its person went off duty is found, ended once and goes to nobody off duty', async () => {
    const { _id, version } = await offeredTooLate()
    expect(await idleOffers(10)).toEqual([_id])
    await Promise.all([passIdleOffer(_id, later(5)), passIdleOffer(_id, later(5))])
    const ended = await readCase(_id)
    expect(ended).toMatchObject({ version: version + 1, wakeAt: later(5) })
    expect(ended.offer).toBeUndefined()
    expect((await seekNext(ended, later(6))).offer).toBeUndefined()
    expect(await idleOffers(10)).toEqual([])
  })

  it('of somebody who is no staff any more is found, too', async () => {
    const { _id } = await atDistrict()
    await StaffModel.deleteOne({ _id: 'dispatcher' })
    expect(await idleOffers(10)).toEqual([_id])
    await passIdleOffer(_id, later(5))
    expect((await readCase(_id)).offer).toBeUndefined()
  })

  it('is left alone when somebody took the case in that moment', async () => {
    const found = await offeredTooLate()
    await setDuty(town().dispatcher, true, later(4))
    const { assignee } = (await moveCase(town().dispatcher, found._id, 'accept', {}, later(4))).found
    await StaffModel.updateOne({ _id: 'dispatcher' }, { $set: { onDuty: false } })
    expect(await endIdleOffer(found, later(5))).toMatchObject({ state: 'accepted', assignee })
  })
})

describe('looking for offers nobody will answer', () => {
  it('steps through the index only', async () => {
    const filter = { 'offer.to': { $gt: '' } }
    const plan = await CaseModel.db.db?.command({
      explain: { distinct: CaseModel.collection.collectionName, key: 'offer.to', query: filter },
      verbosity: 'queryPlanner',
    })
    expect(JSON.stringify(plan?.queryPlanner.winningPlan)).toContain('DISTINCT_SCAN')
    expect(JSON.stringify(plan?.queryPlanner.winningPlan)).not.toContain('FETCH')
  })
})
