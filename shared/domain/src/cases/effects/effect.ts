import type { Step } from '../../clocks/dueSteps'
import type { Policy } from '../../dispatch/policy'
import type { ErrorCode } from '../../errors'
import type { Actor } from '../../people/roles'
import type { Case, CaseChange, CaseState, CommandName, TimelineEntry, Visibility } from '../case'
import type { CommandInput } from '../commandInput'
import type { Refusal } from '../refusal'

/** What a rule may look at before it knows the input. `now` = the due moment for a step, so late work leaves the same traces as work in time. */
export type Situation = { found: Case; actor: Actor; policy: Policy; now: Date; step?: Step }
export type Given<N extends CommandName> = Situation & { input: CommandInput[N] }

/** What a command does: the fields it sets, the state it leads to when the table leaves that to the rule, its note. */
export type Outcome = {
  change: CaseChange
  to?: CaseState
  note?: string
  mergeInto?: TimelineEntry['mergeInto']
  visibility?: Visibility
  key?: string
}
/** A refusal that doesn't depend on the input; with it a button can be hidden. A code alone where that says what to do. */
export type Guard = (situation: Situation) => ErrorCode | Refusal | undefined
/** `guard` and `effect` together are the rule of one command; `effect` throws a DomainError when the input is not acceptable. */
export type Rule<N extends CommandName> = { guard?: Guard; effect: (given: Given<N>) => Outcome }
