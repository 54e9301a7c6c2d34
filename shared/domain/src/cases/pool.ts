import type { Policy } from '../dispatch/policy'
import type { ErrorCode } from '../errors'
import type { Actor } from '../people/roles'
import type { Case } from './case'
import { isWaiting } from './states'
import { claimRole } from './who'

/** Whether the claim pool may be opened: waiting, dispatched, not open yet, and of a kind that has one. */
export const mayOpenPool = (found: Case, now: Date): boolean =>
  isWaiting(found.state) && !found.poolSince && found.asking.pool && now >= found.dispatchAt

/** Whether the system owes the case a person now: nobody is held to it, and an open pool alone is not enough where an officer is to be asked. */
export const isSeeking = (found: Case): boolean =>
  isWaiting(found.state) && !found.offer && (!found.poolSince || found.asking.order === 'officer')

/** Why this actor may not claim from the open pool, or nothing when he may. An unknown distance refuses only where the case has a point to measure from. */
export function claimRefusal(found: Case, actor: Actor, policy: Policy): ErrorCode | undefined {
  const role = claimRole(found, actor)
  if (!role || !actor.staff) return 'not_allowed'
  const { onDuty, openJobs, metres } = actor.staff
  if (!onDuty) return 'off_duty'
  if (role !== 'grid_leader' && role !== 'tradesperson') return undefined
  if (openJobs >= policy.openJobsCap) return 'cap_reached'
  const reach = Math.max(...policy.radiiMetres)
  if (found.place.point && (metres === undefined || metres > reach)) return 'not_allowed'
  return undefined
}
