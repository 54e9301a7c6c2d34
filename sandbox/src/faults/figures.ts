import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import { percentile } from '../load/percentiles'
import type { Done } from './disturb'
import { type FaultKind, faultKinds } from './kinds'
import type { Told } from './load/told'
import type { Evidence, Violation } from './recount/evidence'
import { type Late, limits, type Window } from './recount/lateness'

/** All that a run came to. */
export type Outcome = {
  seed: number
  seconds: number
  done: Done[]
  told: Told
  taps: number
  /** How many processes of the machine waited for a processor before anything was loaded (the last minute's average). */
  loadBefore: number
  talks: number
  /** Of these, in how many something had to be said again. */
  saidAgain: number
  silenced: number
  quietMs?: number
  evidence: Evidence
  violations: Violation[]
  late: Late[]
}

const faultsByKind = (done: readonly Done[]): Record<string, number> => {
  const counted: Record<string, number> = {}
  for (const { kind, hit } of done) {
    const name = 'who' in hit ? kind : `${kind} (skipped)`
    counted[name] = (counted[name] ?? 0) + 1
  }
  return counted
}

const spreadOf = (late: readonly Late[], window: Window) => {
  const all = late.filter((each) => each.window === window).map(({ ms }) => ms)
  const [p50, p99] = [50, 99].map((p) => Math.round(percentile(all, p)))
  return { steps: all.length, p50, p99, max: Math.round(percentile(all, 100)), limit: limits[window] }
}

const newsByState = (rows: readonly Notification[]): Record<string, number> => {
  const counted: Record<string, number> = {}
  for (const { state } of rows) counted[state] = (counted[state] ?? 0) + 1
  return counted
}

/** How long it took, in ms, until what a fault of the kind had hit was there again; the database only. */
const recovery = (done: readonly Done[]): Record<string, number> => {
  const worst: Partial<Record<FaultKind, number>> = {}
  for (const { kind, from, until, hit } of done)
    if (faultKinds[kind].hits === 'mongo' && 'who' in hit) worst[kind] = Math.max(worst[kind] ?? 0, until - from)
  return worst
}

/** What is not as promised, counted by what it is. */
function brokenOf(violations: readonly Violation[]) {
  const counted = (kind: string) => violations.filter((each) => each.kind === kind).length
  return {
    lost: counted('lost'),
    doubled: counted('doubled'),
    brokenTimelines: counted('timeline'),
    doubleWinners: counted('winners'),
    deadlines: { missed: counted('missed'), doubled: counted('doubled deadline'), wrong: counted('wrong moment') },
    stuck: counted('stuck'),
    news: { twice: counted('news twice'), missing: counted('news missing'), unsettled: counted('news unsettled') },
    messages: {
      lost: counted('message lost'),
      answeredTwice: counted('two answers'),
      twoEffects: counted('two effects'),
      unanswered: counted('answer missing'),
    },
    violations: violations.length,
  }
}

/** The figures of a run, as they are stored. */
export function figuresOf(outcome: Outcome) {
  const {
    seed,
    seconds,
    loadBefore,
    done,
    told,
    taps,
    talks,
    saidAgain,
    silenced,
    quietMs,
    evidence,
    violations,
    late,
  } = outcome
  return {
    ...{ seed, seconds, loadBefore, taps, talks, saidAgain, silenced },
    faults: faultsByKind(done),
    faultsInAll: done.filter(({ hit }) => 'who' in hit).length,
    writableAgainMs: recovery(done),
    acknowledged: { reports: told.reports.length, commands: told.commands.length, photos: told.photos.length },
    ...{ overtaken: told.overtaken, refused: Object.fromEntries(told.refused), unanswered: told.unanswered },
    stored: {
      cases: evidence.cases.length,
      entries: evidence.cases.reduce((n, { version }) => n + version, 0),
      messages: evidence.inbox.length,
    },
    late: { calm: spreadOf(late, 'calm'), app: spreadOf(late, 'app'), mongo: spreadOf(late, 'mongo') },
    newsByState: newsByState(evidence.notifications),
    quietAfterMs: quietMs ?? null,
    ...brokenOf(violations),
  }
}
