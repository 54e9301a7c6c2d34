import type { Level } from '../cases/case'
import type { Actor, Role } from '../people/roles'
import { type AreaLevel, contains, levelOfPath } from '../places/area'

/** Who sets rosters: each of their own area and of those in it. */
export const rosterKeepers: readonly Role[] = ['community_secretary', 'street_officer', 'dispatcher']

const levels: Readonly<Partial<Record<AreaLevel, Level>>> = {
  community: 'community',
  street: 'street',
  county: 'district',
}

/** The level whose duty officers the roster of an area names, or those of a department of a district; nothing for a city or a grid, where nobody is on duty as an officer. */
export const rosterLevel = (areaPath: string, departmentId?: string): Level | undefined => {
  const level = levels[levelOfPath(areaPath) ?? 'grid']
  if (departmentId === undefined) return level
  return level === 'district' ? 'department' : undefined
}

/** Whether this person sets the roster of an area; a department's is the dispatchers'. */
export const keepsRoster = (actor: Actor, areaPath: string, departmentId?: string): boolean =>
  actor.grants.some(
    ({ role, areaPath: mine }) =>
      mine !== undefined &&
      contains(mine, areaPath) &&
      (departmentId === undefined ? rosterKeepers.includes(role) : role === 'dispatcher'),
  )
