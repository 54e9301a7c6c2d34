import { contains, levelOfPath } from '../places/area'
import type { Actor, Grant, Role } from './roles'

/** Whom a role takes in and sees off, inside its own area (product.md: tradespeople and stewards are the leader's, leaders the community's, and so on up). */
export const leads: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  grid_leader: ['tradesperson', 'building_steward'],
  community_clerk: ['grid_leader', 'tradesperson', 'building_steward'],
  community_secretary: ['community_clerk', 'grid_leader', 'tradesperson', 'building_steward'],
  street_officer: ['community_secretary', 'community_clerk'],
  dispatcher: ['street_officer', 'department_officer', 'community_secretary'],
  security_admin: ['dispatcher', 'organisation_officer', 'system_admin', 'auditor'],
}

/** Whether this person is the superior of whoever holds that grant: a role above it, and the area contains it. */
export const mayLead = (actor: Actor, { role, areaPath }: Grant): boolean =>
  areaPath !== undefined &&
  actor.grants.some(
    (mine) => mine.areaPath !== undefined && contains(mine.areaPath, areaPath) && leads[mine.role]?.includes(role),
  )

/** A grant above a community takes two people: whoever put the person on the list does not also let them in. */
export const takesTwo = ({ areaPath }: Grant): boolean =>
  areaPath === undefined || !['community', 'grid'].includes(levelOfPath(areaPath) ?? '')

const administrators: readonly Role[] = ['system_admin', 'security_admin', 'auditor']

/** Whether one person must not hold all of these: each of the three administrators stands alone, beside the resident at most. */
export const mustNotMeet = (grants: readonly Grant[]): boolean => {
  const held = new Set<Role>(grants.map(({ role }) => role).filter((role) => role !== 'resident'))
  return held.size > 1 && administrators.some((role) => held.has(role))
}
