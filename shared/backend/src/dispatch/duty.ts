import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { DailySpan } from '@jinlin/domain/clocks/shanghai'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { CaseModel } from '../cases/CaseModel'
import { guardWrite } from '../infra/guardWrite'
import { inLanes } from '../infra/inLanes'
import { placeOf } from '../places/findGrid'
import { passIdleOffer } from './idleOffers'
import { StaffModel } from './StaffModel'

/** Goes on or off duty. Off: the phone's position is forgotten and running offers pass on; open jobs stay. `not_allowed` for whoever takes no work. */
export const setDuty = async (actor: Actor, on: boolean, now: Date): Promise<void> => {
  const change = on ? { $set: { onDuty: true } } : { $set: { onDuty: false }, $unset: { position: 1, positionAt: 1 } }
  const { matchedCount } = await guardWrite(() => StaffModel.updateOne({ _id: actor.userId }, change))
  if (matchedCount === 0) throw new DomainError('not_allowed')
  if (!on) await passOffersOn(actor.userId, now)
}

/** The hours of the day in which no offer rings; null = none. Offers that run and what is said by name go on. `not_allowed` for whoever takes no work. */
export const setQuiet = async (actor: Actor, quiet: DailySpan | null): Promise<void> => {
  const change = quiet ? { $set: { quiet } } : { $unset: { quiet: 1 } }
  const { matchedCount } = await guardWrite(() => StaffModel.updateOne({ _id: actor.userId }, change))
  if (matchedCount === 0) throw new DomainError('not_allowed')
}

/** Offers passed on side by side, and read in one go. */
const lanes = 8
const atOnce = 100

/** All running offers of somebody who can't take them any more pass on to the next person; what is written a moment later `idleOffers` finds. */
export const passOffersOn = async (userId: string, now: Date): Promise<void> => {
  for (;;) {
    const held = await CaseModel.find({ 'offer.to': userId, state: 'offered' }, { _id: 1 }).limit(atOnce).lean()
    const passed = await inLanes(held, lanes, ({ _id }) => passIdleOffer(_id, now))
    if (!passed.includes(true)) return
  }
}

/** Where somebody on duty is (WGS-84); `off_duty` before work begins, so that nobody is followed at home; `place_outside` for a place outside the city. */
export const setPosition = async (actor: Actor, position: GeoPoint, now: Date): Promise<void> => {
  const [lng, lat] = position.coordinates
  await placeOf({ point: { lng, lat, datum: 'wgs84' } })
  const { matchedCount } = await guardWrite(() =>
    StaffModel.updateOne({ _id: actor.userId, onDuty: true }, { $set: { position, positionAt: now } }),
  )
  if (matchedCount > 0) return
  throw new DomainError((await StaffModel.exists({ _id: actor.userId })) ? 'off_duty' : 'not_allowed')
}
