import type { Leaf } from '../categories/catalogue'
import { deadlines } from '../clocks/deadlines'
import type { Policy } from './policy'
import { type EditablePolicy, editableFields } from './policyApi'

/** One number that would become another one. */
export type PolicyChange = { field: keyof EditablePolicy; before: unknown; after: unknown }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two versions, field by field. */
export const policyChanges = (before: Policy, after: Policy): PolicyChange[] =>
  editableFields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))

/** The minutes at which something happens to a case of this rule that nobody takes, from the tap on: end of the first offer, pool, alert, each step up. */
export function stepMinutes({ respondMinutes }: Pick<Leaf, 'respondMinutes'>, policy: Policy) {
  const { ceiling, respondSteps } = policy
  const promised = ceiling.lifted ? respondMinutes : Math.min(respondMinutes, ceiling.respondMinutes)
  const at = (share: number) => Math.round(share * promised * 100) / 100
  const { first, pool, alert, breach } = respondSteps
  return { first: at(first), pool: at(pool), alert: at(alert), breach: breach.map(at) }
}

/** A case that has been, as far as it can be judged again: its rule, when its clocks began and were stopped, the time it stood still, whether it waits still, and how fast its time went. */
export type PastCase = {
  rule: Leaf
  startedAt: Date
  respondedAt?: Date
  resolvedAt?: Date
  heldMs: number
  open: boolean
  timeScale: number
}
/** Of so many cases so many are known to have kept or broken the promise of an answer, and of a closing; so many kept it. */
export type Kept = { cases: number; answered: number; answeredInTime: number; resolved: number; resolvedInTime: number }

/** How many of these cases would have kept both promises under this policy, had people been as fast as they were. What still waits has broken one once its time is over at `now`, and else counts for neither. */
export function keptUnder(policy: Policy, past: readonly PastCase[], now: Date): Kept {
  const kept: Kept = { cases: past.length, answered: 0, answeredInTime: 0, resolved: 0, resolvedInTime: 0 }
  for (const { rule, startedAt, respondedAt, resolvedAt, heldMs, open, timeScale } of past) {
    const { respondBy, closeBy } = deadlines(rule, { ...policy, timeScale }, startedAt)
    const answer = judged(respondedAt, respondBy, open ? now : undefined)
    const closing = judged(resolvedAt, new Date(closeBy.getTime() + heldMs), open ? now : undefined)
    if (answer !== undefined) kept.answered += 1
    if (answer) kept.answeredInTime += 1
    if (closing !== undefined) kept.resolved += 1
    if (closing) kept.resolvedInTime += 1
  }
  return kept
}

/** Whether a promise was kept; undefined while nobody can say. `waitsAt` = it still waits for it at that moment. */
const judged = (done: Date | undefined, by: Date, waitsAt: Date | undefined): boolean | undefined => {
  if (done) return done <= by
  return waitsAt && waitsAt > by ? false : undefined
}
