import type { Case, CaseState } from '@jinlin/domain/cases/case'
import { maySee } from '@jinlin/domain/cases/visibility'
import { claimRole } from '@jinlin/domain/cases/who'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import type { QueryFilter } from 'mongoose'
import { placeOfStaff, policyOfStaff } from '../dispatch/placeOfStaff'
import { policyOf } from '../dispatch/policies'
import { StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'
import { withStaff } from '../people/actorOf'
import { inArea, scopeFilter } from '../people/scope'
import { CaseModel, type StoredCase } from './CaseModel'
import { FollowerModel } from './FollowerModel'

type Filter = QueryFilter<StoredCase>

/** What a list asks for; `area` is a path, `mine` = what the person reported or speaks for. */
export type CaseFilter = { states?: CaseState[]; category?: string; area?: string; mine?: boolean }
/** A page, newest first; `next` goes on where it ends, absent at the end. */
export type CasePage = { items: Case[]; next?: string }
/** What a person on duty has before them: held out to them, open to claim near by, in their hands. */
export type TaskLists = { offers: Case[]; pool: Case[]; active: Case[] }

/** Whether this actor may see the case now, by the policy it was born with. */
export const seesCase = async (actor: Actor, found: Case, now: Date): Promise<boolean> => {
  const [viewer, policy] = await Promise.all([withStaff(actor, found, now), policyOf(found)])
  return maySee(found, viewer, policy)
}

/** A case this actor may see; `not_found` for unknown ids and for what they may not see. */
export const caseInScope = async (actor: Actor, id: string, now = new Date()): Promise<Case> => {
  const found = await CaseModel.findById(id).lean<StoredCase>()
  if (!found || !(await seesCase(actor, found, now))) throw new DomainError('not_found')
  return found
}

const wanted = ({ states, category, area }: CaseFilter): Filter => ({
  ...(states ? { state: op({ $in: states }) } : {}),
  ...(category ? { category } : {}),
  ...(area ? inArea(area) : {}),
})

/** Own cases, those of the grants, and those followed. */
const visible = async (actor: Actor, { mine }: CaseFilter): Promise<Filter> => {
  if (mine) return { $or: [{ 'reporter.userId': actor.userId }, { speaker: actor.userId }] }
  const followed = await FollowerModel.find({ userId: actor.userId }).sort({ _id: -1 }).limit(200).lean()
  const scope = scopeFilter(actor)
  if (followed.length === 0) return scope
  return { $or: [...(scope.$or ?? []), { _id: op({ $in: followed.map(({ caseId }) => caseId) }) }] }
}

/** Cases this actor may see, newest first, by cursor (`after` = id of the last one of the page before). */
export const listCases = async (
  actor: Actor,
  filter: CaseFilter,
  after: string | undefined,
  limit: number,
): Promise<CasePage> => {
  const older: Filter = after ? { _id: op({ $lt: after }) } : {}
  const found = await CaseModel.find({ $and: [await visible(actor, filter), wanted(filter), older] })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<StoredCase[]>()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last ? { next: last._id } : {}) }
}

const earthRadius = 6_371_008.8
const mostInPool = 50

/** Open pool cases around the person and in their area, before it is asked which of them they may claim. */
const openPools = async (actor: Actor, now: Date): Promise<StoredCase[]> => {
  const staff = await StaffModel.findById(actor.userId).lean()
  if (!staff?.onDuty) return []
  const { radiiMetres } = await policyOfStaff(staff)
  const reach = Math.max(...radiiMetres) / earthRadius
  const at = await placeOfStaff(staff, undefined, now)
  const around: Filter[] = at ? [{ 'place.point': op({ $geoWithin: { $centerSphere: [at.coordinates, reach] } }) }] : []
  const areas = staff.posts.flatMap(({ areaPath }): Filter[] => (areaPath ? [inArea(areaPath)] : []))
  const pools = await Promise.all(
    [...around, ...areas].map((place) =>
      CaseModel.find({ poolSince: op({ $gt: new Date(0) }), ...place })
        .limit(200)
        .lean<StoredCase[]>(),
    ),
  )
  return [...new Map(pools.flat().map((found) => [found._id, found])).values()].filter((found) => nearTo(found))

  function nearTo({ place: { point } }: StoredCase): boolean {
    return !at || !point || metresBetween(at, point) <= reach * earthRadius
  }
}

const poolFor = async (actor: Actor, now: Date): Promise<Case[]> => {
  const facts = await withStaff(actor, undefined, now)
  const mine = (found: Case) => found.state === 'offered' && found.offer?.to !== actor.userId && claimRole(found, facts)
  const pools = (await openPools(actor, now)).filter(mine)
  return pools.sort((a, b) => (a.poolSince?.getTime() ?? 0) - (b.poolSince?.getTime() ?? 0)).slice(0, mostInPool)
}

/** What this person has to do: offers by their end, open pool cases near by the longest open first, own work by its closing time. */
export const tasksOf = async (actor: Actor, now: Date): Promise<TaskLists> => {
  const [offers, active, pool] = await Promise.all([
    CaseModel.find({ 'offer.to': actor.userId }).limit(100).lean<StoredCase[]>(),
    CaseModel.find({ 'assignee.userId': actor.userId, state: op({ $in: ['accepted', 'in_progress', 'on_hold'] }) })
      .limit(200)
      .lean<StoredCase[]>(),
    poolFor(actor, now),
  ])
  const end = ({ offer }: Case) => offer?.until?.getTime() ?? Number.POSITIVE_INFINITY
  return {
    offers: offers.sort((a, b) => end(a) - end(b) || (a._id < b._id ? -1 : 1)),
    active: active.sort((a, b) => a.clocks.closeBy.getTime() - b.clocks.closeBy.getTime()),
    pool,
  }
}
