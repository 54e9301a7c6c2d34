import type { Case } from '@jinlin/domain/cases/case'
import { isWorking } from '@jinlin/domain/cases/states'
import type { Actor } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import { type Follower, FollowerModel } from '../cases/FollowerModel'
import { openJobsNow } from '../dispatch/openJobs'
import { freshSince } from '../dispatch/placeOfStaff'
import { policyOf } from '../dispatch/policies'
import type { Staff } from '../dispatch/StaffModel'
import { staffTogether } from '../dispatch/staffTogether'
import { unwantedFor } from '../dispatch/unwanted'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { staffFacts } from './staffFacts'

/**
 * One case as somebody looks at it: the actor with metres and following filled in, how many follow it, and how far the handler's phone
 * still is (only while somebody works on it and the phone's position is fresh). `blocked` = its reporter doesn't want this handler again; only the reporter is told.
 */
export type View = { found: Case; actor: Actor; followers: number; handlerMetres?: number; blocked?: true }

/** What `withStaff` tells of one case, for a whole list; lists shown at the same moment, to whomever, share their questions. */
export const viewsOf = async (actor: Actor, cases: readonly Case[], now: Date): Promise<View[]> => {
  if (cases.length === 0) return []
  const viewer = await viewerFacts(actor)
  return Promise.all(cases.map((found) => viewOf(actor, viewer, found, now)))
}

type Viewer = { staff: Staff; openJobs: number } | undefined

const viewerFacts = async ({ grants, userId }: Actor): Promise<Viewer> => {
  if (!grants.some(({ role }) => role !== 'resident')) return undefined
  const [staff, openJobs] = await Promise.all([staffTogether(userId), openJobsNow(userId)])
  return staff && { staff, openJobs }
}

const viewOf = async (actor: Actor, viewer: Viewer, found: Case, now: Date): Promise<View> => {
  const [followers = 0, handler, facts, blocked] = await Promise.all([
    followersTogether(found._id),
    handlerDistance(found, now),
    viewer && staffFacts(viewer.staff, viewer.openJobs, found, now),
    isBlocked(actor, found),
  ])
  const follows = followers > 0 && (await followerTogether(`${found._id}|${actor.userId}`)) !== undefined
  return {
    found,
    followers,
    ...handler,
    ...(blocked && { blocked }),
    actor: { ...actor, ...(facts && { staff: facts }), ...(follows && { follows }) },
  }
}

const isBlocked = async (actor: Actor, found: Case): Promise<true | undefined> => {
  if (!found.assignee || found.reporter.userId !== actor.userId) return undefined
  return (await unwantedFor(found)).has(found.assignee.userId) || undefined
}

/** How many follow each case, from the index alone: thousands may follow one power cut. */
const followersTogether = askTogether(async (caseIds): Promise<Map<string, number>> => {
  const rows = await FollowerModel.find({ caseId: op({ $in: caseIds }) })
    .select({ caseId: 1, _id: 0 })
    .lean()
  const counts = new Map<string, number>()
  for (const { caseId } of rows) counts.set(caseId, (counts.get(caseId) ?? 0) + 1)
  return counts
})
const followerTogether = readTogether<Follower>((ids) => FollowerModel.find({ _id: op({ $in: ids }) }).lean())

/** How far the phone of whoever works on it still is, where a place to go to is known. */
const handlerDistance = async ({ assignee, state, place, ...found }: Case, now: Date) => {
  if (!assignee || !place.point || !isWorking(state)) return {}
  const handler = await staffTogether(assignee.userId)
  if (!handler?.position || !handler.positionAt) return {}
  const { positionFreshMinutes } = await policyOf(found)
  if (handler.positionAt < freshSince(positionFreshMinutes, now)) return {}
  return { handlerMetres: metresBetween(handler.position, place.point) }
}
