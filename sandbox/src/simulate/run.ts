import type { Case } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Crowd } from './choosing'
import type { Crew } from './crew'
import type { EventQueue } from './eventQueue'
import type { City } from './makeCity'
import type { Kind } from './makePeople'
import type { Report } from './makeReports'
import type { NearIndex } from './nearIndex'

/** Something that happens to a case (`serial` of its report), a person (`person` = serial) or everybody. */
export type Happening =
  | { kind: 'file'; serial: number }
  | { kind: 'wake'; serial: number; version: number }
  | { kind: 'weigh' }
  | { kind: 'answer'; serial: number; person: number; declines: boolean }
  | { kind: 'ring'; serial: number; ring: number }
  | { kind: 'claim'; serial: number; claimants: readonly Claimant[] }
  | { kind: 'look'; person: number }
  | { kind: 'step'; person: number; startAt: number }
  | { kind: 'done'; person: number; serial: number }
  | { kind: 'shift'; byDay: boolean }
  | { kind: 'minute' }
/** Somebody who means to claim, from that moment on. */
export type Claimant = { person: number; at: number }

/** How the person who answered was found. */
export type How = 'own leader' | 'cascade' | 'pool' | 'officer' | 'asked'
/** Who counts as willing to the optimum: whoever says yes within the time Jinlin gives them · before the promise is broken · everybody on duty, whatever they would have said. */
export const willings = ['as asked', 'patient', 'everybody'] as const
export type Willing = (typeof willings)[number]
/** What became of a report. `metres` = from the person to the case at the moment it was taken; moments in milliseconds. */
export type Fate = {
  report: Report
  /** The case while it is open; finished ones are let go. */
  found?: Case
  offers: number
  answeredAt?: number
  metres?: number
  person?: number
  how?: How
  thereAt?: number
  /** How far somebody would have gone for it in the best assignment of its minute, by who would have come. */
  best?: Partial<Record<Willing, number>>
}

/** A way to find the next person: whom to offer to now, who is near (to be weighed with the other cases that look), or nothing when nobody is left. `pools` = the claim pool opens then. */
export type Way = {
  name: string
  policy: Policy
  pools: boolean
  choose: (run: Run, fate: Fate, found: Case) => CommandInput['offer'] | Crowd | undefined
}

/** One day being lived through. `now` in milliseconds. */
export type Run = {
  city: City
  seed: number
  way: Way
  crew: Crew
  fates: readonly Fate[]
  queue: EventQueue<Happening>
  /** Cases that look for somebody near, by the version that does, until they are weighed together. */
  weighing: Map<number, number>
  /** Cases in the pool, by who may claim them. */
  pool: Map<Kind, NearIndex>
  now: number
}

/** The fate of the report with this number. */
export function fateOf({ fates }: Pick<Run, 'fates'>, serial: number): Fate {
  const fate = fates[serial]
  if (!fate) throw new RangeError(`no report has the number ${serial}`)
  return fate
}
