import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import { systemActor } from '@jinlin/domain/people/roles'
import { CaseModel } from '../cases/CaseModel'
import { caseTogether } from '../cases/caseTogether'
import { type MoveOptions, readCase } from '../cases/decideMove'
import { moveCase } from '../cases/moveCase'
import { op } from '../infra/defineModel'
import { StaffModel } from './StaffModel'
import { staffTogether } from './staffTogether'

/**
 * Cases held out to somebody who is not on duty or is no staff any more, at most `limit`. Duty and offer are two documents: an offer may be written just after
 * its person left, or a process die between the two writes. Costs a step in the index for each person who is asked, however many offers they have.
 */
export const idleOffers = async (limit: number): Promise<string[]> => {
  const holders = await CaseModel.distinct('offer.to', { 'offer.to': op({ $gt: '' }) })
  const staff = await StaffModel.find({ _id: op({ $in: holders }), onDuty: true }, { _id: 1 }).lean()
  const ready = new Set(staff.map(({ _id }) => _id))
  const gone = holders.filter((userId) => !ready.has(userId))
  if (gone.length === 0) return []
  const held = await CaseModel.find({ 'offer.to': op({ $in: gone }) }, { _id: 1 })
    .limit(limit)
    .lean()
  return held.map(({ _id }) => _id)
}

/** Ends the running offer if whoever holds it is not on duty any more; the case as it stands then, also when somebody else was faster. */
export const endIdleOffer = async (
  found: Case,
  now: Date,
  options: Pick<MoveOptions, 'noAlarm'> = {},
): Promise<Case> => {
  if (!found.offer || (await staffTogether(found.offer.to))?.onDuty) return found
  try {
    const seen = { ...options, known: found, version: found.version }
    return (await moveCase(systemActor, found._id, 'expire_offer', { cause: 'off_duty' }, now, seen)).found
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 409) throw error
    return readCase(found._id)
  }
}

/** The same for a case by id, which is then woken to seek the next person; whether somebody has it no more. Safe to run twice or for nothing. */
export const passIdleOffer = async (caseId: string, now: Date): Promise<boolean> => {
  const found = await caseTogether(caseId)
  if (!found?.offer) return false
  const after = await endIdleOffer(found, now)
  return after.offer?.to !== found.offer.to
}
