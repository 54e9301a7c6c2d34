import type { Grant, Role } from './roles'

/** Those who can be asked to work on a case; stewards, the organisation and the administrators have rights, but take no work. */
export const workRoles: readonly Role[] = [
  'grid_leader',
  'tradesperson',
  'community_clerk',
  'community_secretary',
  'street_officer',
  'dispatcher',
  'department_officer',
]

/** The grants by which somebody can be asked. */
export const postsIn = (grants: readonly Grant[]): Grant[] => grants.filter(({ role }) => workRoles.includes(role))
