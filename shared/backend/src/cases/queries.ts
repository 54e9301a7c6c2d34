import { type Case, type CaseState, caseStates } from '@jinlin/domain/cases/case'
import { maySee } from '@jinlin/domain/cases/visibility'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import type { QueryFilter } from 'mongoose'
import { policyOf } from '../dispatch/policies'
import { op } from '../infra/defineModel'
import { withStaff } from '../people/actorOf'
import { inArea, scopeOf } from '../people/scope'
import { byArea, CaseModel, type StoredCase } from './CaseModel'
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

/** What is the person's own, or all their scope holds, and in both what they follow: in parts. */
const visible = async (actor: Actor, { mine }: CaseFilter, after: string | undefined): Promise<Filter[]> => {
  const me = actor.userId
  const own: Filter[] = mine ? [{ 'reporter.userId': me }, { speaker: me }] : scopeOf(actor)
  return [...own, ...(await followedBy(me, after))]
}

/** A part of a scope within an area: of two areas the smaller one is asked for. Nothing when they have nothing in common. */
export const within = (part: Filter, area: string | undefined): Filter[] => {
  const { areas } = part
  if (!area) return [part]
  // what is found by a person is few: it keeps its own index
  if (typeof areas !== 'string') return [{ ...part, ...inArea(area) }]
  if (contains(areas, area)) return [{ ...part, areas: area }]
  return contains(area, areas) ? [part] : []
}

/** One part's question for the newest cases. All states by name where none are asked for: only then an index that has the state before the moment is read in order. */
const newestOf = (part: Filter, { states = [...caseStates], category }: CaseFilter, after: string | undefined) => {
  const wanted: Filter = { state: op({ $in: states }), ...(category ? { category } : {}) }
  const older: Filter = after ? { _id: op({ $lt: after }) } : {}
  const question = CaseModel.find({ $and: [part, wanted, older] }).sort({ _id: -1 })
  return 'areas' in part ? question.hint(byArea) : question
}

/** The questions for a page, one for each part of what this actor may see: a part alone is read in order and no further than the page, parts under one `$or` are read whole. */
export const pageQuestions = async (actor: Actor, filter: CaseFilter, after: string | undefined) => {
  const parts = await visible(actor, filter, after)
  return parts.flatMap((part) => within(part, filter.area)).map((part) => () => newestOf(part, filter, after))
}

/** Cases this actor may see, newest first, by cursor (`after` = id of the last one of the page before). */
export const listCases = async (
  actor: Actor,
  filter: CaseFilter,
  after: string | undefined,
  limit: number,
): Promise<CasePage> => {
  const questions = await pageQuestions(actor, filter, after)
  const parts = await Promise.all(
    questions.map((ask) =>
      ask()
        .limit(limit + 1)
        .lean<StoredCase[]>(),
    ),
  )
  const once = new Map(parts.flat().map((found) => [found._id, found]))
  const found = [...once.values()].sort((a, b) => (a._id < b._id ? 1 : -1))
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last ? { next: last._id } : {}) }
}
