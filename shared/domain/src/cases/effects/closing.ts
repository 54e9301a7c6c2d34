import { hours } from '../../clocks/stepTimes'
import { DomainError } from '../../errors'
import type { Case, CaseChange, CaseState, Rating } from '../case'
import { newClocks } from '../clocks'
import { levelAbove } from '../levels'
import { because, type Refusal } from '../refusal'
import { newTurn } from '../turns'
import type { Rule, Situation } from './effect'

const closed = ({ found, now }: Situation): CaseChange => ({ clocks: { ...found.clocks, closedAt: now } })

/** The reporter says it is done. */
export const confirm: Rule<'confirm'> = { effect: (given) => ({ change: closed(given) }) }

/** Silence for the policy's hours counts as yes. */
export const autoClose: Rule<'auto_close'> = {
  guard: ({ step }) => (step ? undefined : 'case_moved'),
  effect: (given) => ({ change: closed(given) }),
}

const declinedAt = ({ timeline }: Case) => timeline.findLast(({ command }) => command === 'approve_decline')?.at

/** Since when the days for a reopening run: the last resolving, or the decline. */
function reopenRefusal({ found, policy, now }: Situation): Refusal | undefined {
  const declined = found.state === 'declined'
  if (declined && found.appealed) return { code: 'case_moved', details: because('appealed') }
  const since = declined ? declinedAt(found) : found.clocks.resolvedAt
  const days = hours(policy.reopenDays * 24, policy)
  if (since && now.getTime() - since.getTime() <= days) return undefined
  const why = declined ? 'appeal_over' : 'reopen_over'
  return { code: 'too_late', details: because(why, { days: policy.reopenDays }) }
}

/** Both clocks anew. The last assignee is asked first; an appeal against a decline goes to the officers above the decider. */
function reopened({ found, policy, now }: Situation): CaseChange {
  const clocks = newClocks(found.category, policy, now, found.turn + 1, found.clocks.breaches)
  if (found.state === 'declined') {
    const level = levelAbove(found.declinedLevel ?? found.level)
    const above = { level, departmentId: null, appealed: true as const, declinedBy: null, declinedLevel: null }
    return { ...newTurn(found, policy, { at: now, clocks, level, routed: true }), ...above }
  }
  const last = found.assignee ?? found.lastAssignee
  const first = last && found.level !== 'department' ? [last.userId] : []
  return newTurn(found, policy, { at: now, clocks, first, ignoreCap: true })
}

/** Not solved, or an appeal: a new turn with both clocks anew. */
export const reopen: Rule<'reopen'> = {
  guard: reopenRefusal,
  effect: (given) => ({ change: reopened(given), note: given.input.reason?.trim() || undefined }),
}

const ratedNow = (found: Case) => (found.rating?.turn === found.turn ? found.rating : undefined)

const lineRefusal = (rating: Rating, { policy, now }: Situation): Refusal | undefined => {
  if (rating.line) return { code: 'case_moved', details: because('rated') }
  const over = now.getTime() - rating.at.getTime() > hours(24, policy)
  return over ? { code: 'too_late', details: because('rating_over') } : undefined
}

function rated(
  { stars, solved = true, line }: { stars: number; solved?: boolean; line?: string },
  { found, now }: Situation,
): Rating {
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw new DomainError('invalid', { field: 'stars' })
  const text = line?.trim()
  const handler = found.assignee ? { handler: found.assignee.userId } : {}
  return { stars, solved, ...(text ? { line: text } : {}), at: now, turn: found.turn, ...handler }
}

/** One rating for each resolving; a line may follow within a day. Stars close the case, "not solved" reopens it. */
export const rate: Rule<'rate'> = {
  guard: (situation) => {
    const rating = ratedNow(situation.found)
    return rating ? lineRefusal(rating, situation) : undefined
  },
  effect: (given) => {
    const { found, input } = given
    const before = ratedNow(found)
    if (before) return { to: found.state, change: { rating: withLine(before, input) } }
    const rating = rated(input, given)
    const note = rating.line
    if (!rating.solved) {
      const refusal = reopenRefusal(given)
      if (refusal) throw new DomainError(refusal.code, refusal.details)
      return { to: 'offered', change: { ...reopened(given), rating }, note }
    }
    const to: CaseState = 'closed'
    return { to, change: { ...(found.state === to ? {} : closed(given)), rating }, note }
  },
}

function withLine(rating: Rating, { stars, line }: { stars: number; line?: string }): Rating {
  const text = line?.trim()
  if (!text || stars !== rating.stars) throw new DomainError('case_moved', because('rated'))
  return { ...rating, line: text }
}
