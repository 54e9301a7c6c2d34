import type { Case, CaseState } from '@jinlin/domain/cases/case'
import { maySee } from '@jinlin/domain/cases/visibility'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import type { QueryFilter } from 'mongoose'
import { policyOf } from '../dispatch/policies'
import { op } from '../infra/defineModel'
import { withStaff } from '../people/actorOf'
import { inArea, scopeFilter } from '../people/scope'
import { CaseModel, type StoredCase } from './CaseModel'
import { FollowerModel } from './FollowerModel'

type Filter = QueryFilter<StoredCase>

/** What a list asks for; `area` is a path, `mine` = what the person reported, speaks for or follows. */
export type CaseFilter = { states?: CaseState[]; category?: string; area?: string; mine?: boolean }
/** A page, newest first; `next` goes on where it ends, absent at the end. */
export type CasePage = { items: Case[]; next?: string }

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

/** Of what a person follows a page looks at so many, the newest of those older than its cursor. */
const mostFollowed = 200

const followedBy = async (userId: string, after: string | undefined): Promise<Filter[]> => {
  const older = after ? { caseId: op({ $lt: after }) } : {}
  const rows = await FollowerModel.find({ userId, ...older })
    .sort({ caseId: -1 })
    .limit(mostFollowed)
    .lean()
  return rows.length > 0 ? [{ _id: op({ $in: rows.map(({ caseId }) => caseId) }) }] : []
}

/** What is the person's own, or all their scope holds, and in both what they follow. */
const visible = async (actor: Actor, { mine }: CaseFilter, after: string | undefined): Promise<Filter> => {
  const me = actor.userId
  const own: Filter[] = mine ? [{ 'reporter.userId': me }, { speaker: me }] : (scopeFilter(actor).$or ?? [])
  return { $or: [...own, ...(await followedBy(me, after))] }
}

/** Cases this actor may see, newest first, by cursor (`after` = id of the last one of the page before). */
export const listCases = async (
  actor: Actor,
  filter: CaseFilter,
  after: string | undefined,
  limit: number,
): Promise<CasePage> => {
  const older: Filter = after ? { _id: op({ $lt: after }) } : {}
  const found = await CaseModel.find({ $and: [await visible(actor, filter, after), wanted(filter), older] })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<StoredCase[]>()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last ? { next: last._id } : {}) }
}
