import type { Actor, Grant, Role } from '../people/roles'
import { contains } from '../places/area'

type Where = { areaPath: string; stewardId?: string }

/** Whoever looks after groups besides their stewards. */
export const groupKeepers = ['grid_leader', 'community_clerk', 'community_secretary'] as const satisfies readonly Role[]
/** Whoever reads figures of groups. */
export const groupReaders = [
  ...groupKeepers,
  'street_officer',
  'dispatcher',
  'organisation_officer',
] as const satisfies readonly Role[]

const over = ({ areaPath }: Where, { grants }: { grants: readonly Grant[] }, roles: readonly Role[]): boolean =>
  grants.some((grant) => roles.includes(grant.role) && grant.areaPath && contains(grant.areaPath, areaPath))

/** Whether these grants let somebody be the steward of a group there: a building steward or grid leader of its area. */
export const mayBeSteward = (grants: readonly Grant[], areaPath: string): boolean =>
  over({ areaPath }, { grants }, ['building_steward', 'grid_leader'])

/** Whether this person may change the group and log what it settles: its steward, and leaders, clerks and secretaries of its area. */
export const runsGroup = (group: Where, actor: Actor): boolean =>
  over(group, actor, groupKeepers) || (group.stewardId === actor.userId && mayBeSteward(actor.grants, group.areaPath))

/** Whether this person may read the group's figures. */
export const readsGroup = (group: Where, actor: Actor): boolean =>
  runsGroup(group, actor) || over(group, actor, groupReaders)

/** The role in which somebody settles a matter of the group. */
export const settlesAs = (group: Where, actor: Actor): Role =>
  groupKeepers.find((role) => over(group, actor, [role])) ?? 'building_steward'
