import type { Policy } from '../dispatch/policy'
import type { ErrorCode } from '../errors'
import type { Actor } from '../people/roles'
import type { Case, OfferKind, TimelineEntry } from './case'
import { because, type Refusal } from './refusal'
import { isWaiting } from './states'
import { claimRole } from './who'

/** Whether the claim pool may be opened: waiting, dispatched, not open yet, and of a kind that has one. */
export const mayOpenPool = (found: Case, now: Date): boolean =>
  isWaiting(found.state) && !found.poolSince && found.asking.pool && now >= found.dispatchAt

/** Whether the system owes the case a person now: nobody is held to it, and an open pool alone is not enough where an officer is to be asked. */
export const isSeeking = (found: Case): boolean =>
  isWaiting(found.state) && !found.offer && (!found.poolSince || found.asking.order === 'officer')

/** Why this actor may not claim from the open pool, or nothing when he may. An unknown distance refuses only where the case has a point to measure from. */
export function claimRefusal(found: Case, actor: Actor, policy: Policy): ErrorCode | Refusal | undefined {
  const role = claimRole(found, actor)
  if (!role || !actor.staff) return 'not_allowed'
  const { onDuty, openJobs, metres } = actor.staff
  if (!onDuty) return 'off_duty'
  if (role !== 'grid_leader' && role !== 'tradesperson') return undefined
  if (openJobs >= policy.openJobsCap) return { code: 'cap_reached', details: { cap: policy.openJobsCap } }
  const reach = Math.max(...policy.radiiMetres)
  if (!found.place.point) return undefined
  if (metres === undefined) return { code: 'not_allowed', details: because('unplaced') }
  return metres > reach ? { code: 'not_allowed', details: because('too_far') } : undefined
}

/** Whether the system may ask this person: not yet in this turn, or named first, or an officer who was asked before the last breach: with each step up everybody there is asked anew. */
export function mayBeAsked(found: Case, userId: string, kind: OfferKind): boolean {
  if (!found.asked.includes(userId) || found.asking.first.includes(userId)) return true
  return kind === 'officer' && !askedSinceBreach(found).includes(userId)
}

/** Everybody asked in this turn, or in the case's present step of it once its response was late. */
function askedSinceBreach({ timeline, turn, asked }: Case): readonly string[] {
  const breach = timeline.findLastIndex(
    (entry) => entry.command === 'breach' && entry.key?.startsWith(`t${turn}.respond`),
  )
  if (breach < 0) return asked
  return timeline.slice(breach + 1).flatMap(({ change }) => change.offer?.to ?? [])
}

/** Whether the pool that these steps open rests on those who may claim alone: then it matters whether there are any. */
export const restsOnClaims = ({ after, entries }: { after: Case; entries: readonly TimelineEntry[] }): boolean =>
  entries.some(({ command }) => command === 'open_pool') &&
  after.poolSince !== undefined &&
  !after.offer &&
  after.asking.order !== 'officer'
