import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { DAY, dayOf } from '@jinlin/domain/clocks/shanghai'

/** A trade's paper as its holder reads it: the last day it is good for (`2029-11-28`), and whether that is near or past. */
export type Paper = { skill: string; day: string; state: 'good' | 'soon' | 'over' }

/** Somebody with papers, or none. */
type Papered = Pick<NonNullable<PresentedPerson['duty']>, 'certificates'>

/** So many days before its end a paper is to be renewed. */
const SOON_DAYS = 30

/** The papers of this person's trades, of each the one that lasts longest. `until` is the first moment a paper is no good. */
export function papersOf(duty: Papered | undefined, now: number): Paper[] {
  const longest = new Map<string, number>()
  for (const { skill, until } of duty?.certificates ?? [])
    longest.set(skill, Math.max(longest.get(skill) ?? 0, Date.parse(until)))
  return [...longest].map(([skill, until]) => ({ skill, day: dayOf(new Date(until - 1)), state: stateOf(until, now) }))
}

const stateOf = (until: number, now: number): Paper['state'] =>
  until <= now ? 'over' : until - now <= SOON_DAYS * DAY ? 'soon' : 'good'
