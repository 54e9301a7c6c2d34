import type { Policy } from '../dispatch/policy'
import type { Attachment, Case, CaseFacts, Level, Place, Reporter, TimelineEntry, Unsorted } from './case'
import { newClocks } from './clocks'
import { askingOf } from './turns'

/** What is known when a tap arrives; `level` is the grid, or the inbox's. */
export type NewCase = {
  id: string
  key: string
  number: string
  category: string
  critical?: true
  unsorted?: Unsorted
  words: string
  attachments: Attachment[]
  place: Place
  reporter: Reporter
  level: Extract<Level, 'grid' | 'community' | 'district'>
  dispatchAt: Date
  commandId?: string
}

function factsOf(tap: NewCase, policy: Policy, now: Date): CaseFacts {
  const { category, critical, unsorted, words, attachments, place, reporter, level, dispatchAt } = tap
  const clocks = newClocks(category, policy, now, 1)
  return {
    category,
    ...(critical ? { critical } : {}),
    ...(unsorted ? { unsorted } : {}),
    words,
    attachments,
    place,
    reporter,
    state: 'submitted',
    turn: 1,
    turnAt: now,
    turnDue: clocks.respondBy,
    policyVersion: policy.version,
    level,
    dispatchAt,
    asking: askingOf({ category, place, level }, dispatchAt, { routed: false }),
    asked: [],
    clocks,
  }
}

/** A new case; both clocks run from `now`, the receipt. Throws `category_unknown`. */
export function submitCase(tap: NewCase, policy: Policy, now: Date): Case {
  const facts = factsOf(tap, policy, now)
  const { userId, name } = tap.reporter
  const entry: TimelineEntry = {
    seq: 1,
    ...(tap.commandId ? { commandId: tap.commandId } : {}),
    turn: 1,
    at: now,
    by: { userId, name },
    command: 'submit',
    from: null,
    to: 'submitted',
    change: facts,
    visibility: 'public',
  }
  const { id, key, number } = tap
  return { ...facts, _id: id, key, number, version: 1, wakeAt: now, timeline: [entry], untold: [1] }
}
