import { dueSteps, nextWaking, type Step } from '../clocks/dueSteps'
import type { Policy } from '../dispatch/policy'
import { systemActor } from '../people/roles'
import { withEntry } from './applyRule'
import type { Case, CommandName, TimelineEntry } from './case'
import type { CommandInput } from './commandInput'
import type { Outcome, Rule } from './effects/effect'
import { rules } from './effects/rules'
import { fieldsOf } from './foldTimeline'

/** What a command or the steps before it make of a case: the entries to append and the fields to set or remove with them (`version`, `wakeAt` included, `timeline` and `untold` not). */
export type Decided = {
  after: Case
  entries: TimelineEntry[]
  set: Record<string, unknown>
  unset: string[]
}

/** What the steps have to know of the town: whether nobody could claim from a pool that opens now. */
export type Around = { nobodyToClaim?: true }

function inputOf({ command }: Step, { nobodyToClaim }: Around): object {
  if (command === 'expire_offer') return { cause: 'time' }
  return command === 'open_pool' && nobodyToClaim ? { nobody: true } : {}
}

/** Rules see the moment a step fell due, not the moment somebody got round to it. */
function outcomeOf(found: Case, step: Step, policy: Policy, around: Around): Outcome {
  const rule = rules[step.command as Exclude<CommandName, 'submit'>] as Rule<CommandName>
  const input = inputOf(step, around) as CommandInput[CommandName]
  return rule.effect({ found, actor: systemActor, input, policy, now: step.dueAt, step })
}

/** The case with every step done that was due by `now`, each with its true moment. */
export function caughtUp(found: Case, policy: Policy, now: Date, around: Around = {}): Case {
  let current = found
  for (;;) {
    const [step] = dueSteps(current, policy, now)
    if (!step) return current
    const outcome = outcomeOf(current, step, policy, around)
    current = withEntry(current, outcome, { actor: systemActor, command: step.command, at: now, step })
  }
}

/** Wakes the case when it is owed something and lists what was written since `found`. */
export function decided(found: Case, current: Case, policy: Policy, now: Date): Decided {
  const wakeAt = nextWaking(current, policy, now)
  const after: Case = { ...current, wakeAt }
  const entries = current.timeline.slice(found.timeline.length)
  const touched = new Set(entries.flatMap(({ change }) => fieldsOf(change)))
  const facts: Record<string, unknown> = { ...after }
  const set: Record<string, unknown> = { version: after.version, wakeAt }
  const unset: string[] = []
  for (const field of touched) {
    if (facts[field] === undefined) unset.push(field)
    else set[field] = facts[field]
  }
  return { after, entries, set, unset }
}

/** Only the steps due by `now`; `entries` may be empty. */
export const catchUp = (found: Case, policy: Policy, now: Date, around: Around = {}): Decided =>
  decided(found, caughtUp(found, policy, now, around), policy, now)
