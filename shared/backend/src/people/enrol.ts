import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { DailySpan } from '@jinlin/domain/clocks/shanghai'
import type { Certificate } from '@jinlin/domain/dispatch/certificates'
import { ratingOf } from '@jinlin/domain/dispatch/ratingOf'
import { type Staff, StaffModel } from '../dispatch/StaffModel'
import { guardWrite } from '../infra/guardWrite'
import { forgetActor } from './actorOf'
import { leaveWork } from './leaveWork'
import { revokeSessions } from './sessions'
import { type User, UserModel } from './UserModel'

/** What makes a person somebody who can be asked: their work grants stand with the person, a copy with dispatch. */
export type Enrolment = {
  skills?: readonly string[]
  certificates?: readonly Certificate[]
  quiet?: DailySpan
  home?: GeoPoint
  onDuty?: boolean
  rating?: number
}

/** The dispatch record of a person, or nothing when no grant is of the kind that is asked to work on cases. */
export const staffOf = (user: Pick<User, '_id' | 'name' | 'grants'>, work: Enrolment): Staff | undefined => {
  const posts = user.grants.filter(({ role }) => role !== 'resident')
  if (posts.length === 0) return undefined
  const { skills = [], certificates, quiet, home, onDuty = true, rating = ratingOf([]) } = work
  return {
    _id: user._id,
    name: user.name,
    posts,
    skills: [...skills],
    onDuty,
    rating,
    ...(certificates && { certificates: [...certificates] }),
    ...(quiet && { quiet }),
    ...(home && { home }),
  }
}

/**
 * Stores a person with their grants and, when they work here, what dispatch needs. Whoever was signed in has to sign in again: rights changed.
 * Somebody suspended or without work grants leaves what they had in their hands.
 */
export const enrol = async (user: User, work: Enrolment = {}, now = new Date()): Promise<void> => {
  await guardWrite(() => UserModel.replaceOne({ _id: user._id }, user, { upsert: true }))
  forgetActor(user._id)
  await revokeSessions(user._id)
  const staff = user.status === 'active' ? staffOf(user, work) : undefined
  if (staff) await guardWrite(() => StaffModel.replaceOne({ _id: user._id }, staff, { upsert: true }))
  else await leaveWork(user._id, now)
}
