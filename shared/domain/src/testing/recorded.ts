import type { Case } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { aPolicy, minutes, morning } from './factories'

/** The steps recorded by this minute, as `key @ due minute`. */
export const recorded = (found: Case, minute: number): string[] =>
  catchUp(found, aPolicy(), minutes(minute)).after.timeline.flatMap(({ key, dueAt }) =>
    key && dueAt ? [`${key} @ ${(dueAt.getTime() - morning.getTime()) / 60_000}`] : [],
  )
