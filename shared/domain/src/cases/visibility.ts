import { leaf } from '../categories/catalogue'
import type { Policy } from '../dispatch/policy'
import type { Actor } from '../people/roles'
import type { Case } from './case'
import { isTop } from './levels'
import { isWaiting } from './states'
import { claimRole, holds, isReporter, ofDepartment } from './who'

const isAsked = (found: Case, { userId }: Actor) =>
  found.assignee?.userId === userId ||
  found.offer?.to === userId ||
  (isWaiting(found.state) && found.asked.includes(userId))

/** Restricted matters are seen by the community's secretary, by whoever was asked, and by dispatchers once they stand at the district. */
const seesRestricted = (found: Case, actor: Actor) =>
  found.asked.includes(actor.userId) ||
  holds(found, actor, 'community_secretary') ||
  (isTop(found.level) && holds(found, actor, 'dispatcher'))

const inScope = (found: Case, actor: Actor): boolean => {
  if (ofDepartment(found, actor)) return true
  if (leaf(found.category)?.restricted) return seesRestricted(found, actor)
  return holds(found, actor, 'grid_leader', 'community_clerk', 'community_secretary', 'street_officer', 'dispatcher')
}

/** As much of a case as says who may claim it. */
export type PooledCase = Pick<Case, 'category' | 'place' | 'level' | 'state' | 'asking' | 'poolSince' | 'offer'>

/** In the open pool a case is shown to whoever may claim it, or could but for the cap; known to be out of reach, nobody may. */
export function standsInPoolOf(found: PooledCase, actor: Actor, { radiiMetres }: Pick<Policy, 'radiiMetres'>): boolean {
  if (found.state !== 'offered' || !found.poolSince || !claimRole(found, actor)) return false
  const { metres } = actor.staff ?? {}
  return metres === undefined || metres <= Math.max(...radiiMetres)
}

/** Whether this actor may see the case at all, by the policy it was born with; whoever may not is told 404. */
export const maySee = (found: Case, actor: Actor, policy: Pick<Policy, 'radiiMetres'>): boolean =>
  actor.system === true ||
  actor.follows === true ||
  found.reporter.userId === actor.userId ||
  isReporter(found, actor) ||
  isAsked(found, actor) ||
  standsInPoolOf(found, actor, policy) ||
  inScope(found, actor)

/** Whether this actor reads what only staff may read; the reporter does not, unless the case is his to work on. */
export const maySeeStaffEntries = (found: Case, actor: Actor): boolean => {
  if (actor.system || isAsked(found, actor)) return true
  if (found.reporter.userId === actor.userId || isReporter(found, actor)) return false
  return inScope(found, actor)
}
