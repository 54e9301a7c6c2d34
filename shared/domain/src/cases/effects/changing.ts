import { isCallOut, leaf } from '../../categories/catalogue'
import { deadlines } from '../../clocks/deadlines'
import { hours, respondSpan, turnDueOf } from '../../clocks/stepTimes'
import type { Policy } from '../../dispatch/policy'
import { DomainError } from '../../errors'
import type { Case, CaseChange, CaseFacts, Place } from '../case'
import { rankOf } from '../levels'
import { because } from '../refusal'
import { isWaiting } from '../states'
import { askingOf, freshAsking } from '../turns'
import type { Rule } from './effect'

const asksTheSame = (before: Place, after: Place) =>
  before.gridCode === after.gridCode && (after.gridCode !== undefined || before.areaPath === after.areaPath)

/** Where it is, after all. While waiting another grid asks its own leader; a case that leaves an inbox begins at the grid and at once. */
export const changePlace: Rule<'change_place'> = {
  effect: ({ found, input, now }) => {
    const { place } = input
    if (!isWaiting(found.state) || asksTheSame(found.place, place)) return { change: { place } }
    const routed = found.asking.routed === true
    if (found.place.gridCode || routed) {
      const up = !place.gridCode && !routed && rankOf(input.level) > rankOf(found.level)
      const level = up ? input.level : found.level
      return { change: { place, level, ...freshAsking(found, { place, level }, now, routed) } }
    }
    if (!place.gridCode) {
      const inbox = { place, level: input.level }
      return { change: { ...inbox, ...freshAsking(found, inbox, now, false) } }
    }
    const out = { place, level: 'grid', dispatchAt: now } as const
    return { change: { ...out, ...freshAsking(found, out, now, false) } }
  },
}

const earlier = (a: number, b: number) => new Date(Math.min(a, b))

/** The response deadlines of another category from now, never past the ceiling of the original start; those already past stay. */
function respondAnew(found: Case, category: string, policy: Policy, now: Date): CaseChange {
  const { clocks } = found
  if (!isWaiting(found.state)) return {}
  const ceiling = policy.ceiling.lifted
    ? Number.POSITIVE_INFINITY
    : policy.ceiling.respondMinutes * 60_000 * policy.timeScale
  const anew = now.getTime() + respondSpan(category, policy)
  const own = found.turn === clocks.turn
  const turnDue = own
    ? earlier(anew, clocks.startedAt.getTime() + ceiling)
    : turnDueOf({ ...found, category }, policy, found.turnAt)
  const respondBy = earlier(anew, clocks.startedAt.getTime() + ceiling)
  return {
    ...(found.turnDue > now && turnDue > now ? { turnDue } : {}),
    ...(!clocks.respondedAt && clocks.respondBy > now && respondBy > now ? { clocks: { ...clocks, respondBy } } : {}),
  }
}

/** The closing deadline of another category; a case on hold counts from the moment it was held, for the rest is added when it resumes. */
function closeAnew(found: Case, category: string, policy: Policy, now: Date): Date {
  const { closeBy, startedAt, heldMs, heldAt } = found.clocks
  const from = heldAt ?? now
  const rule = leaf(category)
  if (!rule || closeBy <= from) return closeBy
  const ceiling = policy.ceiling.lifted
    ? Number.POSITIVE_INFINITY
    : startedAt.getTime() + heldMs + hours(policy.ceiling.closeHours, policy)
  const anew = earlier(deadlines(rule, policy, from).closeBy.getTime(), ceiling)
  return anew > from ? anew : closeBy
}

const kindOf = (found: Case, category: string, at: Date) => {
  const { order, pool } = askingOf({ ...found, category }, at, { routed: found.asking.routed === true })
  return `${order} ${pool} ${isCallOut(category) ? leaf(category)?.skill : ''}`
}

/** Whose case it becomes among the departments: as long as nobody has it in hand, another category's department takes it over. */
function departmentAnew(found: Case, category: string): Pick<CaseFacts, 'departmentId'> {
  const { level, assignee, departmentId } = found
  const department = leaf(category)?.department
  if (level !== 'department' || assignee || department === leaf(found.category)?.department) return {}
  return department && department !== departmentId ? { departmentId: department } : {}
}

/** Another category: its skill, department, photo rule and clocks follow. Where somebody else comes first, asking begins afresh. Of a matter that waits to be sorted the present one may be confirmed. */
export const recategorise: Rule<'recategorise'> = {
  effect: ({ found, input, policy, now }) => {
    const { category } = input
    if (!leaf(category)) throw new DomainError('category_unknown')
    const sorted: CaseChange = found.unsorted ? { unsorted: null } : {}
    if (category === found.category) {
      if (!found.unsorted) throw new DomainError('invalid', because('same_category', { field: 'category' }))
      return { change: sorted }
    }
    const handed = departmentAnew(found, category)
    const anew = respondAnew({ ...found, ...handed }, category, policy, now)
    const clocks = { ...found.clocks, ...anew.clocks, closeBy: closeAnew(found, category, policy, now) }
    const another = handed.departmentId || kindOf(found, category, now) !== kindOf(found, found.category, now)
    const afresh =
      another && isWaiting(found.state) ? freshAsking(found, { category }, now, found.asking.routed === true) : {}
    return { change: { category, ...sorted, ...handed, ...anew, clocks, ...afresh } }
  },
}
