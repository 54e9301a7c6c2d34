import type { Case, CaseFacts, OfferKind } from '../cases/case'
import { isTop } from '../cases/levels'
import { leaf } from '../categories/catalogue'
import type { Policy, WorkCalendar } from '../dispatch/policy'
import type { Role } from '../people/roles'
import { departmentCode } from '../words/persons'
import { HOUR, MINUTE } from './shanghai'
import { addWorkMinutes } from './workCalendar'

type Timing = Pick<CaseFacts, 'category' | 'level' | 'departmentId' | 'turn' | 'turnAt' | 'turnDue' | 'clocks'>

const later = (at: Date, ms: number) => new Date(at.getTime() + Math.round(ms))

/** So many hours of the rules in milliseconds, shrunk by the policy's clock. */
export const hours = (count: number, policy: Policy): number => count * HOUR * policy.timeScale

/** T in milliseconds: the category's response time under the policy's ceiling. */
export function respondSpan(category: string, policy: Policy): number {
  const { respondMinutes = policy.ceiling.respondMinutes } = leaf(category) ?? {}
  const minutes = policy.ceiling.lifted ? respondMinutes : Math.min(respondMinutes, policy.ceiling.respondMinutes)
  return minutes * MINUTE * policy.timeScale
}

/** A department's T counts its office hours, but a clock the resident has just started anew is the city's promise and runs by the wall clock. */
const inOfficeHours = ({ level, turn, clocks }: Pick<Timing, 'level' | 'turn' | 'clocks'>) =>
  level === 'department' && turn !== clocks.turn

/** The district's working days with the department's own hours, where it keeps others. */
function officeOf({ departmentId }: Pick<Timing, 'departmentId'>, { calendar, departmentHours }: Policy): WorkCalendar {
  const own = departmentId && departmentHours[departmentCode(departmentId)]
  return own ? { ...calendar, hours: own } : calendar
}

/** 100 % of T for a turn that begins at `at`. */
export function turnDueOf(
  facts: Pick<Timing, 'category' | 'level' | 'departmentId' | 'turn' | 'clocks'>,
  policy: Policy,
  at: Date,
): Date {
  const span = respondSpan(facts.category, policy)
  return inOfficeHours(facts) ? addWorkMinutes(at, span / MINUTE, officeOf(facts, policy)) : later(at, span)
}

/** The moment of a fraction of T in the running turn. */
export function respondStepAt(found: Timing, policy: Policy, fraction: number): Date {
  if (fraction === 1) return found.turnDue
  if (inOfficeHours(found))
    return addWorkMinutes(
      found.turnAt,
      (fraction * respondSpan(found.category, policy)) / MINUTE,
      officeOf(found, policy),
    )
  return later(found.turnAt, fraction * (found.turnDue.getTime() - found.turnAt.getTime()))
}

/** The moment of a fraction of the closing time: the wall-clock span from the clock's start to `closeBy`, held time cut out. */
export function closeStepAt({ clocks }: Pick<CaseFacts, 'clocks'>, fraction: number): Date {
  if (fraction === 1) return clocks.closeBy
  const span = clocks.closeBy.getTime() - clocks.startedAt.getTime() - clocks.heldMs
  return later(clocks.startedAt, clocks.heldMs + fraction * span)
}

/** How long a first person is asked: 20 % of T, in milliseconds. */
export const firstSpan = (found: Timing, policy: Policy): number =>
  policy.respondSteps.first * (found.turnDue.getTime() - found.turnAt.getTime())

/** An officer's offer ends at the next breach step; without end at district and department and after the last. */
function officerUntil(found: Timing, policy: Policy, now: Date): Date | null {
  if (isTop(found.level)) return null
  const ahead = policy.respondSteps.breach.map((each) => respondStepAt(found, policy, each)).filter((at) => at > now)
  return ahead[0] ?? null
}

/** When an offer made now ends. A restricted case is the community's clerk's until the moment of the pool, then the secretary's; whoever further up is asked has it like any officer. */
export function offerUntil(
  found: Case,
  policy: Policy,
  now: Date,
  offer: { kind: OfferKind; role?: Role },
): Date | null {
  if (offer.kind === 'first') return later(now, firstSpan(found, policy))
  if (offer.kind === 'cascade') return later(now, policy.cascadeSeconds * 1000 * policy.timeScale)
  const until = officerUntil(found, policy, now)
  const handsOver = respondStepAt(found, policy, policy.respondSteps.pool)
  const first = found.asking.order === 'restricted' && offer.role === 'community_clerk'
  return first && handsOver > now && (until === null || handsOver < until) ? handsOver : until
}
