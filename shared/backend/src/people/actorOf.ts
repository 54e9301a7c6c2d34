import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor, StaffFacts } from '@jinlin/domain/people/roles'
import { FollowerModel } from '../cases/FollowerModel'
import { openJobsOf } from '../dispatch/openJobs'
import { type Staff, StaffModel } from '../dispatch/StaffModel'
import { Cached } from '../infra/cached'
import { staffFacts } from './staffFacts'
import { type User, UserModel } from './UserModel'
import { userTogether } from './userTogether'

/** Revocations and new grants are felt within this time, in milliseconds. */
const freshMs = 1500
const actors = new Cached<Actor>(freshMs)

/** Who a person is who was read just now, and what they may do; a suspended person has no grants. */
export const actorFrom = ({ _id: userId, name, status, grants, dwellingId }: User): Actor => ({
  userId,
  name,
  grants: status === 'active' ? grants : [],
  ...(dwellingId ? { dwellingId } : {}),
})

const readActor = async (userId: string): Promise<Actor> => {
  const user = (await userTogether(userId)) ?? (await UserModel.findOne({ formerIds: userId }).lean<User>())
  if (!user) throw new DomainError('signed_out')
  return actorFrom(user)
}

/** Who this person is and what they may do, at most 1.5 s old; `signed_out` when there is nobody of this id, nor was. A suspended person has no grants. */
export const actorOf = (userId: string): Promise<Actor> => actors.get(userId, () => readActor(userId))

/** Forgets what this process remembers of a person, after a change of their grants. */
export const forgetActor = (userId: string): void => actors.drop(userId)

const worksHere = (actor: Actor): boolean => actor.grants.some(({ role }) => role !== 'resident')

const factsOf = async (staff: Staff, found: Case | undefined, now: Date): Promise<StaffFacts> =>
  staffFacts(staff, (await openJobsOf([staff._id])).get(staff._id) ?? 0, found, now)

/** Somebody in the case sees it without following it. */
const isIn = ({ reporter, speaker, assignee, offer }: Case, { userId }: Actor): boolean =>
  [reporter.userId, speaker, assignee?.userId, offer?.to].includes(userId)

/** The actor with what dispatch knows of them (duty, open jobs, metres to the case) and whether they follow the case; of those in the case the latter is only asked `always`. */
export const withStaff = async (
  actor: Actor,
  found: Case | undefined,
  now: Date,
  follows: 'always' | 'when it matters' = 'when it matters',
): Promise<Actor> => {
  if (actor.system) return actor
  const asks = found && (follows === 'always' || !isIn(found, actor))
  const [staff, follower] = await Promise.all([
    worksHere(actor) ? StaffModel.findById(actor.userId).lean() : null,
    asks ? FollowerModel.findById(`${found._id}|${actor.userId}`).lean() : null,
  ])
  return {
    ...actor,
    ...(staff ? { staff: await factsOf(staff, found, now) } : {}),
    ...(follower ? { follows: true } : {}),
  }
}
