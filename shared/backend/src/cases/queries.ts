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

/** What a list asks for; `area` is a path, `mine` = what the person reported or speaks for. */
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
