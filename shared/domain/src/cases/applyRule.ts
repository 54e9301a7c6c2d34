import type { Step } from '../clocks/dueSteps'
import type { Actor } from '../people/roles'
import type { Case, CaseChange, CommandName, TimelineEntry } from './case'
import { commands } from './commands'
import type { Outcome } from './effects/effect'
import { applyChange } from './foldTimeline'
import { roleOf } from './roleOf'
import { tellsOf } from './tellsOf'

/** Who wrote an entry and how it came: a person's command with its id, or a step with its key and due moment. */
export type Written = { actor: Actor; command: CommandName; at: Date; commandId?: string; step?: Step }

const targetOf = (found: Case, command: CommandName, { to }: Outcome) => {
  const target = commands[command].to
  if (to) return to
  return target === 'same' || target === 'by rule' ? found.state : target
}

/** Only the fields that really change, so that an entry says what it did and nothing else. */
function narrowed(found: Case, change: CaseChange): CaseChange {
  const facts: Record<string, unknown> = { ...found }
  const kept = Object.entries(change).filter(([field, value]) =>
    value === null ? facts[field] !== undefined : value !== undefined && value !== facts[field],
  )
  return Object.fromEntries(kept)
}

/** The entry for an outcome: `change` = the fields set, state included. */
function entryOf(found: Case, outcome: Outcome, written: Written): TimelineEntry {
  const { actor, command, at, commandId, step } = written
  const to = targetOf(found, command, outcome)
  const change = narrowed(found, { ...outcome.change, state: to })
  const role = roleOf(found, actor)
  return {
    seq: found.version + 1,
    ...(step ? { key: step.key, dueAt: step.dueAt } : {}),
    ...(commandId ? { commandId } : {}),
    turn: change.turn ?? found.turn,
    at,
    by: { userId: actor.userId, name: actor.name, ...(role ? { role } : {}) },
    command,
    from: found.state,
    to,
    change,
    ...(outcome.note ? { note: outcome.note } : {}),
    ...(outcome.mergeInto ? { mergeInto: outcome.mergeInto } : {}),
    visibility: outcome.visibility ?? commands[command].visibility,
  }
}

/** The case after an outcome, with its entry appended; `wakeAt` is the caller's. */
export function withEntry(found: Case, outcome: Outcome, written: Written): Case {
  const entry = entryOf(found, outcome, written)
  const untold = tellsOf(entry, found).length > 0 ? [...found.untold, entry.seq] : found.untold
  const after = applyChange(found, entry.change)
  return { ...after, version: entry.seq, timeline: [...found.timeline, entry], untold }
}
