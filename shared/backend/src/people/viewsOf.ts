import type { Case } from '@jinlin/domain/cases/case'
import { isWorking } from '@jinlin/domain/cases/states'
import type { Actor } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import { FollowerModel } from '../cases/FollowerModel'
import { openJobsOf } from '../dispatch/openJobs'
import { freshSince, placeOfStaff } from '../dispatch/placeOfStaff'
import { policyOf } from '../dispatch/policies'
import { type Staff, StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'

/**
 * One case as somebody looks at it: the actor with metres and following filled in, how many follow it, and how far the handler's phone
 * still is (only while somebody works on it and the phone's position is fresh).
 */
export type View = { found: Case; actor: Actor; followers: number; handlerMetres?: number }

/** What `withStaff` tells of one case, for a whole list with four reads at most. */
export const viewsOf = async (actor: Actor, cases: readonly Case[], now: Date): Promise<View[]> => {
  if (cases.length === 0) return []
  const [staff, followers, handlers] = await Promise.all([staffOf(actor), followersOf(cases), handlersOf(cases)])
  const openJobs = staff ? ((await openJobsOf([staff._id])).get(staff._id) ?? 0) : 0
  return Promise.all(
    cases.map(async (found) => {
      const ids = followers.get(found._id) ?? []
      const follows = ids.includes(actor.userId)
      const facts = staff && (await factsOf(staff, openJobs, found, now))
      return {
        found,
        followers: ids.length,
        ...(await handlerDistance(handlers, found, now)),
        actor: { ...actor, ...(facts && { staff: facts }), ...(follows && { follows }) },
      }
    }),
  )
}

const staffOf = async (actor: Actor): Promise<Staff | null> =>
  actor.grants.some(({ role }) => role !== 'resident') ? StaffModel.findById(actor.userId).lean() : null

const followersOf = async (cases: readonly Case[]): Promise<Map<string, string[]>> => {
  const rows = await FollowerModel.find({ caseId: op({ $in: cases.map(({ _id }) => _id) }) }).lean()
  const byCase = new Map<string, string[]>()
  for (const { caseId, userId } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), userId])
  return byCase
}

const factsOf = async (staff: Staff, openJobs: number, found: Case, now: Date) => {
  const from = await placeOfStaff(staff, found, now)
  const to = found.place.point
  const metres = from && to ? metresBetween(from, to) : undefined
  return { onDuty: staff.onDuty, openJobs, skills: staff.skills, ...(metres !== undefined && { metres }) }
}

/** Who works on these cases, where a place to go to is known. */
const handlersOf = async (cases: readonly Case[]): Promise<Map<string, Staff>> => {
  const ids = cases.flatMap(({ assignee, state, place }) =>
    assignee && isWorking(state) && place.point ? [assignee.userId] : [],
  )
  if (ids.length === 0) return new Map()
  const rows = await StaffModel.find({ _id: op({ $in: [...new Set(ids)] }) }).lean<Staff[]>()
  return new Map(rows.map((row) => [row._id, row]))
}

const handlerDistance = async (handlers: Map<string, Staff>, found: Case, now: Date) => {
  const { assignee, place } = found
  const handler = assignee && handlers.get(assignee.userId)
  if (!handler) return {}
  const { positionFreshMinutes } = await policyOf(found)
  const fresh = handler.positionAt && handler.positionAt >= freshSince(positionFreshMinutes, now)
  if (!fresh || !handler.position || !place.point) return {}
  return { handlerMetres: metresBetween(handler.position, place.point) }
}
