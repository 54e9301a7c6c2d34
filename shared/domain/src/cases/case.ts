import type { Role } from '../people/roles'
import type { CommandName } from './commandName'

export type { CommandName } from './commandName'

/** States of a case (product.md, "The case"; stages of GB/T 30428 stand beside the labels in words/states.ts). */
export const caseStates = [
  'submitted',
  'offered',
  'accepted',
  'in_progress',
  'on_hold',
  'resolved',
  'closed',
  'withdrawn',
  'declined',
  'merged',
] as const
export type CaseState = (typeof caseStates)[number]
export const levels = ['grid', 'community', 'street', 'district', 'department'] as const
export type Level = (typeof levels)[number]

/** GeoJSON point in WGS-84, `[lng, lat]`. */
export type GeoPoint = { type: 'Point'; coordinates: [number, number] }
export type Attachment = { id: string; kind: 'photo' | 'voice'; phase: 'before' | 'after'; by: string; at: Date }
/** `areaPath` = codes from the city down joined by `/` (`1509/150902/150902002/150902002002/150902002002001`), as deep as known. */
export type Place = {
  point?: GeoPoint
  areaPath: string
  gridCode?: string
  dwellingId?: string
  text?: string
  unknown?: true
}
export type Via = 'miniapp' | 'account' | 'staff' | 'open311' | 'group'
export type Reporter = {
  userId: string
  name: string
  via: Via
  accountKey?: string
  /** The group whose matter this is, with `via: 'group'`. */
  groupId?: string
  hidden: boolean
  happenedAt: Date
}
export type Assignee = { userId: string; name: string; role: Role }

/** `first` = leader, night officer, last assignee or a named person (20 % of T) · `cascade` 60 s · `officer` until the next breach step, or without end. */
export type OfferKind = 'first' | 'cascade' | 'officer'
/** A case held out to one person. `until: null` = without end (district, department). `metres` and `reason` as shown to all sides. */
export type Offer = {
  to: string
  name: string
  role: Role
  kind: OfferKind
  at: Date
  until: Date | null
  round: number
  reason: string
  metres?: number
}
/**
 * How this turn looks for a person; set when a turn (or a fresh asking) begins.
 * `first` = people asked before anybody else, in order, duty checked, cap only where `ignoreCap`; shortened as they are asked or passed over.
 * `order`: usual = first person of the kind, then the cascade · officer = the duty officer of the level, no cascade · restricted = officer to 40 %, then the secretary.
 * `pool` = may open at 40 % or when nobody is left.
 */
export type Asking = {
  order: 'usual' | 'officer' | 'restricted'
  first: string[]
  ignoreCap?: true
  pool: boolean
  /** When this asking began; a 20 % offer of its own fits in before the pool opens. */
  at: Date
  /** After escalate, transfer, return or an appeal: the case belongs to its level's officers until it is split or leaves an inbox. */
  routed?: true
}

/** A passed deadline, for ever. `respond` and `close` count in the figures, `reoffer` and `repeat` are beside them. */
export type Breach = { key: string; kind: 'respond' | 'close' | 'reoffer' | 'repeat'; dueAt: Date; level: Level }
export type Clocks = {
  /** Receipt, or the reopening or split that started both clocks anew. */
  startedAt: Date
  /** The turn in which the clocks were started: its breach counts as `respond`, that of later turns as `reoffer`. */
  turn: number
  respondBy: Date
  closeBy: Date
  respondedAt?: Date
  resolvedAt?: Date
  closedAt?: Date
  /** Milliseconds on hold so far since startedAt, the running hold not included. */
  heldMs: number
  heldAt?: Date
  holdUntil?: Date
  /** In the order recorded; of the repeats the last 50, the timeline has them all. */
  breaches: Breach[]
}
/** What one person asked for and another one decides. `instead` = where else the reporter may turn when a case is declined. */
export type Request = {
  kind: 'hold' | 'decline'
  by: string
  byName: string
  byRole?: Role
  at: Date
  reason: string
  until?: Date
  instead?: string
}
/** `handler` = the userId of whoever had resolved it. */
export type Rating = { stars: number; solved: boolean; line?: string; at: Date; turn: number; handler?: string }
export type Visibility = 'public' | 'staff'

/** Why nobody can be sure yet what kind of matter it is: the words are not clear, or there is only a voice to hear or a picture to see. */
export const unsortedKinds = ['words', 'voice', 'photo'] as const
export type Unsorted = (typeof unsortedKinds)[number]

/**
 * Fields a timeline entry can set; `null` removes the field. `breach` is added to those of the clocks, which a late case would else repeat whole day after
 * day (older entries did). Folding all entries gives the case (but wakeAt, untold).
 */
export type CaseChange = { [K in keyof CaseFacts]?: CaseFacts[K] | null } & { breach?: Breach }
export type TimelineEntry = {
  /** = version after this entry. */
  seq: number
  /** Stable key of a step (`t1.respond.100`), absent for people's commands. */
  key?: string
  commandId?: string
  /** Digest of the request, to tell a repeated commandId from a reused one; never shown. */
  fingerprint?: string
  turn: number
  at: Date
  /** The exact moment a step fell due; absent for people's commands. */
  dueAt?: Date
  by: { userId: string; name: string; role?: Role }
  command: CommandName
  from: CaseState | null
  to: CaseState
  change: CaseChange
  note?: string
  /** A note that asks whoever may merge to put the case into this other one. */
  mergeInto?: { id: string; number: string }
  visibility: Visibility
}

/** What a case is, apart from its bookkeeping. */
export type CaseFacts = {
  category: string
  /** Words of danger filed it: a matter of life whatever its category says. */
  critical?: true
  /** Its category is a guess that a person has not looked at yet. */
  unsorted?: Unsorted
  words: string
  attachments: Attachment[]
  place: Place
  reporter: Reporter
  state: CaseState
  heldFrom?: CaseState
  turn: number
  turnAt: Date
  /** 100 % of T in this turn: steps of T stand at `turnAt + p × (turnDue − turnAt)` (a department's office hours apart). */
  turnDue: Date
  policyVersion: number
  level: Level
  departmentId?: string
  assignee?: Assignee
  /** The person whose assignment ended last, for reopen and hand_back. */
  lastAssignee?: Assignee
  dispatchAt: Date
  asking: Asking
  offer?: Offer
  asked: string[]
  poolSince?: Date
  clocks: Clocks
  request?: Request
  supervised?: true
  speaker?: string
  urgedAt?: Date
  parentId?: string
  rating?: Rating
  /** Set when the reopening after 不予受理 has been used. */
  appealed?: true
  declinedBy?: string
  declinedLevel?: Level
}

/**
 * One matter reported, from the tap to its closing; one document, and everything that happens to it is one atomic write.
 * `version` counts timeline entries. `wakeAt` = the earliest moment at which the system owes this case something, null when finished.
 * `untold` = seq of entries whose news is still to be handed to notifications.
 */
export type Case = CaseFacts & {
  _id: string
  /** The tap's key, unique with the reporter, for ever. */
  key: string
  /** `150902-2026-000123`: county, year, serial; never reused. */
  number: string
  version: number
  wakeAt: Date | null
  timeline: TimelineEntry[]
  untold: number[]
}
