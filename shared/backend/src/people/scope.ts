import { leaves } from '@jinlin/domain/categories/catalogue'
import type { Actor, Grant, Role } from '@jinlin/domain/people/roles'
import type { QueryFilter } from 'mongoose'
import type { StoredCase } from '../cases/CaseModel'
import { op } from '../infra/defineModel'

type Filter = QueryFilter<StoredCase>

/** Roles that see the cases of their area's subtree. */
const areaRoles: readonly Role[] = [
  'grid_leader',
  'community_clerk',
  'community_secretary',
  'street_officer',
  'dispatcher',
]

const restricted = leaves.filter((leaf) => leaf.restricted).map(({ code }) => code)

/** An area and everything in it, as a range over `place.areaPath`: `/` sorts right before `0`, so no neighbour's code falls into it. For few documents; lists ask `areas`. */
export const inArea = (areaPath: string): Filter => ({ 'place.areaPath': op({ $gte: areaPath, $lt: `${areaPath}0` }) })

const openCategories = { category: op({ $nin: restricted }) }

const byGrant = ({ role, areaPath, departmentId }: Grant): Filter[] => {
  if (role === 'department_officer' && departmentId)
    return [{ departmentId, level: 'department', ...(areaPath ? { areas: areaPath } : {}) }]
  if (!areaPath || !areaRoles.includes(role)) return []
  if (role === 'community_secretary') return [{ areas: areaPath }]
  // one part for all a dispatcher sees: a part of its own for the few at the district would read everything to find them
  if (role === 'dispatcher') return [{ areas: areaPath, $or: [openCategories, { level: 'district' }] }]
  return [{ areas: areaPath, ...openCategories }]
}

/** The cases an actor may list, in parts of which each is read by an index: own, assigned, held out, and those of the areas and departments of the grants. A stranger gets own cases only. */
export const scopeOf = (actor: Actor): Filter[] => {
  const me = actor.userId
  return [
    { 'reporter.userId': me },
    { speaker: me },
    { 'assignee.userId': me },
    { 'offer.to': me },
    ...actor.grants.flatMap(byGrant),
  ]
}
