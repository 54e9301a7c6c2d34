import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { CaseModel, type StoredCase } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { watchScope } from './watchScope'

/** Where a page goes on: the moment and the case the one before ended with. */
export type DueCursor = { at: Date; id: string }
export type DuePage = { items: Case[]; next?: DueCursor }

const beginning = new Date(0)
const fields = {
  ...{ number: 1, category: 1, state: 1, level: 1, departmentId: 1, critical: 1 },
  ...{ 'place.areaPath': 1, assignee: 1, offer: 1, poolSince: 1, clocks: 1, dueBy: 1, supervised: 1 },
} as const

const key = ({ dueBy, _id }: StoredCase): string => `${String(dueBy?.getTime() ?? 0).padStart(15, '0')}|${_id}`

/** The cases of an area whose promise breaks next, broken ones first, a page at a time; what a list needs of each. `not_found` for an area that isn't the actor's. */
export const dueCases = async (
  actor: Actor,
  area: string,
  after: DueCursor | undefined,
  limit: number,
): Promise<DuePage> => {
  const due = after ? { dueBy: op({ $gte: after.at }) } : { dueBy: op({ $gt: beginning }) }
  const beyond = after ? [{ $or: [{ dueBy: op({ $gt: after.at }) }, { _id: op({ $gt: after.id }) }] }] : []
  const parts = await Promise.all(
    watchScope(actor, area).map(({ filter, hint }) =>
      CaseModel.find({ $and: [filter, due, ...beyond] })
        .hint(hint)
        .sort({ dueBy: 1, _id: 1 })
        .limit(limit + 1)
        .select(fields)
        .lean<StoredCase[]>(),
    ),
  )
  const once = new Map(parts.flat().map((found) => [found._id, found]))
  const found = [...once.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return found.length > limit && last?.dueBy ? { items, next: { at: last.dueBy, id: last._id } } : { items }
}
