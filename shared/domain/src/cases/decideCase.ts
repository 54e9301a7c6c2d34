import type { Policy } from '../dispatch/policy'
import { DomainError, type ErrorCode } from '../errors'
import type { Actor } from '../people/roles'
import { withEntry } from './applyRule'
import type { Case, CommandName } from './case'
import { caughtUp, type Decided, decided } from './catchUp'
import type { CommandInput } from './commandInput'
import type { Guard, Rule, Situation } from './effects/effect'
import { rules } from './effects/rules'
import { isFull } from './limits'
import type { Refusal } from './refusal'
import { afterOffer, refusalBy } from './refusalBy'

export type { Decided } from './catchUp'

const ruleOf = <N extends CommandName>(command: N): Rule<N> => {
  if (command === 'submit') throw new DomainError('not_allowed')
  return rules[command as Exclude<N, 'submit'>] as unknown as Rule<N>
}

/** When the resident may urge again; other refusals say how the case stands. */
function detailsOf(code: ErrorCode, { found, actor, policy }: Situation): Record<string, unknown> {
  const { state, version, urgedAt } = found
  if (code === 'offer_over') return afterOffer(found, actor)
  if (code !== 'too_soon' || !urgedAt) return { state, version }
  return { state, version, againAt: new Date(urgedAt.getTime() + policy.urgeHours * 3_600_000 * policy.timeScale) }
}

/** The refusal that doesn't depend on the input: state, right, then the command's own guard. The case must be caught up. */
export function refusalNow(command: CommandName, situation: Situation): Refusal | undefined {
  const { found, actor, policy, now } = situation
  const refused = refusalBy({ found, command, actor, policy, now })
  if (refused) return refused
  if (isFull(found, command)) return { code: 'case_full', details: { state: found.state, version: found.version } }
  const guard: Guard | undefined = ruleOf(command).guard
  const stopped = guard?.(situation)
  if (!stopped) return undefined
  const { code, details }: Refusal = typeof stopped === 'string' ? { code: stopped } : stopped
  return { code, details: { ...detailsOf(code, situation), ...details } }
}

/**
 * The only place that knows the rules: does the steps due by `now`, then the command on the caught-up case.
 * Throws a DomainError when state, right or input forbid it; then nothing is to be written, the steps neither.
 */
export function decideCase<N extends CommandName>(
  found: Case,
  command: N,
  actor: Actor,
  input: CommandInput[N],
  policy: Policy,
  now: Date,
  commandId?: string,
): Decided {
  const current = caughtUp(found, policy, now)
  const situation = { found: current, actor, policy, now }
  const refused = refusalNow(command, situation)
  if (refused) throw new DomainError(refused.code, refused.details)
  const outcome = ruleOf(command).effect({ ...situation, input })
  return decided(found, withEntry(current, outcome, { actor, command, at: now, commandId }), policy, now)
}
