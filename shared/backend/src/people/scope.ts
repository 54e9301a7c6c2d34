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

/** An area and everything in it as a range over `place.areaPath`: `/` sorts right before `0`, so no neighbour's code falls into it. */
export const inArea = (areaPath: string): Filter => ({ 'place.areaPath': op({ $gte: areaPath, $lt: `${areaPath}0` }) })

const openCategories = (): Filter => (restricted.length > 0 ? { category: op({ $nin: restricted }) } : {})

const byGrant = ({ role, areaPath, departmentId }: Grant): Filter[] => {
  if (role === 'department_officer' && departmentId)
    return [{ departmentId, level: 'department', ...(areaPath ? inArea(areaPath) : {}) }]
  if (!areaPath || !areaRoles.includes(role)) return []
  if (role === 'community_secretary') return [inArea(areaPath)]
  const seen: Filter[] = [{ ...inArea(areaPath), ...openCategories() }]
  if (role === 'dispatcher') seen.push({ ...inArea(areaPath), level: 'district' })
  return seen
}

/** The cases an actor may list, as part of a query: own, assigned, held out, and those of the areas and departments of the grants. Never empty of meaning: a stranger gets own cases only. */
export const scopeFilter = (actor: Actor): Filter => {
  const me = actor.userId
  const own: Filter[] = [{ 'reporter.userId': me }, { speaker: me }, { 'assignee.userId': me }, { 'offer.to': me }]
  return { $or: [...own, ...actor.grants.flatMap(byGrant)] }
}
