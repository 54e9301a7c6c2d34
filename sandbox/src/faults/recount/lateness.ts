import type { Case } from '@jinlin/domain/cases/case'
import { percentile } from '../../load/percentiles'
import type { Violation } from './evidence'

/** When an entry was written, by its case and number, in ms: read from the store's own log. */
export type ActedAt = (caseId: string, seq: number) => number | undefined
/** `mongo` = the store was away, or back for less than 30 s · `app` = while all processes warm up, or in the 60 s after one died or stood still, or Redis was emptied or away · `calm` = all else. */
export type Window = 'calm' | 'app' | 'mongo'
/** A disturbance from `from` on, over at `until`, felt for `feltMs` more (30 s of the store, 60 s of all else when not said); in ms. */
export type Disturbance = { hits: 'app' | 'mongo' | 'nothing'; from: number; until: number; feltMs?: number }
/** One step: how late it acted, in ms, and in which window it fell due. The time in which the store was away does not count. */
export type Late = { caseId: string; key: string; window: Window; ms: number }

/** How late 99 of 100 steps may act, in ms. */
export const limits: Readonly<Record<Window, number>> = { calm: 2000, app: 10_000, mongo: 30_000 }
const afterMs = { app: 60_000, mongo: 30_000 }

/** Those that a step met between its moment and its acting. */
const met = (all: readonly Disturbance[], hits: 'app' | 'mongo', dueAt: number, acted: number) =>
  all.filter((each) => each.hits === hits && acted >= each.from && dueAt <= each.until + (each.feltMs ?? afterMs[hits]))

/** For how much of a span the store was away, in ms; faults that lie over one another count once. */
function awayMs(away: readonly Disturbance[], from: number, to: number): number {
  let [sum, seen] = [0, from]
  for (const each of [...away].sort((a, b) => a.from - b.from)) {
    const until = Math.min(each.until, to)
    const begun = Math.max(each.from, seen)
    if (until > begun) [sum, seen] = [sum + until - begun, until]
  }
  return sum
}

function lateOf(dueAt: number, acted: number, all: readonly Disturbance[]): { window: Window; ms: number } {
  const away = met(all, 'mongo', dueAt, acted)
  if (away.length > 0) return { window: 'mongo', ms: acted - dueAt - awayMs(away, dueAt, acted) }
  return { window: met(all, 'app', dueAt, acted).length > 0 ? 'app' : 'calm', ms: acted - dueAt }
}

/** How late every step of the cases acted. */
export const latenessOf = (cases: readonly Case[], actedAt: ActedAt, disturbances: readonly Disturbance[]): Late[] =>
  cases.flatMap(({ _id, timeline }) =>
    timeline.flatMap(({ seq, at, key, dueAt }) => {
      if (!key || !dueAt) return []
      const acted = actedAt(_id, seq) ?? at.getTime()
      return [{ caseId: _id, key, ...lateOf(dueAt.getTime(), acted, disturbances) }]
    }),
  )

/** I4, second half: in each window 99 of 100 steps act within its limit; none acts before its moment. */
export function tooLate(all: readonly Late[]): Violation[] {
  const early = all
    .filter(({ ms }) => ms < 0)
    .map(
      ({ caseId, key, ms }): Violation => ({
        rule: 'I4',
        kind: 'wrong moment',
        subject: caseId,
        what: `${key} was taken ${-ms} ms before its moment`,
      }),
    )
  const late = (Object.keys(limits) as Window[]).flatMap((window): Violation[] => {
    const p99 = percentile(
      all.filter((each) => each.window === window).map(({ ms }) => ms),
      99,
    )
    if (p99 <= limits[window]) return []
    return [
      { rule: 'I4', kind: 'late', subject: window, what: `p99 is ${Math.round(p99)} ms, at most ${limits[window]}` },
    ]
  })
  return [...early, ...late]
}
