import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import { percentile } from '../load/percentiles'
import type { Done } from './disturb'
import { type FaultKind, faultKinds } from './kinds'
import type { Told } from './load/told'
import type { Evidence, Violation } from './recount/evidence'
import { type Late, limits, type Window } from './recount/lateness'
import type { Fault } from './schedule'

/** All that a run came to. */
export type Outcome = {
  seed: number
  seconds: number
  done: Done[]
  told: Told
  taps: number
  talks: number
  silenced: number
  quietMs?: number
  evidence: Evidence
  violations: Violation[]
  late: Late[]
}

const seconds = (ms: number) => (ms / 1000).toFixed(1).padStart(6)

/** The schedule as it is printed before the load begins. */
export const scheduleLines = (schedule: readonly Fault[]): string[] =>
  schedule.map(
    ({ atMs, kind, forMs }) => `${seconds(atMs)} s  ${kind}${forMs > 0 ? `, for ${(forMs / 1000).toFixed(1)} s` : ''}`,
  )

/** One fault as it came. */
export const doneLine = ({ from, until, kind, hit }: Done): string =>
  `${seconds(from)} s  ${kind}: ${'who' in hit ? hit.who : `skipped, ${hit.skipped}`} (${seconds(until - from).trim()} s)`

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

/** The figures of a run, as they are stored. */
export function figuresOf(outcome: Outcome) {
  const { seed, seconds: length, done, told, taps, talks, silenced, quietMs, evidence, violations, late } = outcome
  const counted = (kind: string) => violations.filter((each) => each.kind === kind).length
  return {
    seed,
    seconds: length,
    faults: faultsByKind(done),
    faultsInAll: done.filter(({ hit }) => 'who' in hit).length,
    writableAgainMs: recovery(done),
    taps,
    talks,
    silenced,
    acknowledged: { reports: told.reports.length, commands: told.commands.length },
    overtaken: told.overtaken,
    refused: Object.fromEntries(told.refused),
    unanswered: told.unanswered,
    stored: { cases: evidence.cases.length, entries: evidence.cases.reduce((n, { version }) => n + version, 0) },
    lost: counted('lost'),
    doubled: counted('doubled'),
    brokenTimelines: counted('timeline'),
    doubleWinners: counted('winners'),
    deadlines: { missed: counted('missed'), doubled: counted('doubled deadline'), wrong: counted('wrong moment') },
    stuck: counted('stuck'),
    late: { calm: spreadOf(late, 'calm'), app: spreadOf(late, 'app'), mongo: spreadOf(late, 'mongo') },
    news: { twice: counted('news twice'), missing: counted('news missing'), unsettled: counted('news unsettled') },
    newsByState: newsByState(evidence.notifications),
    messages: {
      stored: evidence.inbox.length,
      lost: counted('message lost'),
      answeredTwice: counted('two answers'),
      twoEffects: counted('two effects'),
      unanswered: counted('answer missing'),
    },
    quietAfterMs: quietMs ?? null,
    violations: violations.length,
  }
}

const line = (name: string, value: unknown) => `${name.padEnd(34)}${value}`
const list = (of: Record<string, unknown>) =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

/** The table that a run ends with. */
export function tableOf(figures: ReturnType<typeof figuresOf>): string[] {
  const { acknowledged, stored, deadlines, late, news, messages } = figures
  const lateLine = (name: Window) => {
    const { steps, p50, p99, max, limit } = late[name]
    return line(`late, ${name}`, `p50 ${p50}, p99 ${p99}, max ${max} ms of ${steps} steps (p99 at most ${limit})`)
  }
  return [
    line('faults', `${figures.faultsInAll}: ${list(figures.faults)}`),
    line('writable again after at most, ms', list(figures.writableAgainMs) || 'never gone'),
    line('acknowledged', `${acknowledged.reports} answers to ${figures.taps} taps, ${acknowledged.commands} commands`),
    line(
      'overtaken, refused, no answer',
      `${figures.overtaken}, ${list(figures.refused) || 'none'}, ${figures.unanswered}`,
    ),
    line('talks, not heard in eight tries', `${figures.talks}, ${figures.silenced}`),
    line('stored', `${stored.cases} cases, ${stored.entries} entries`),
    line('lost, doubled', `${figures.lost}, ${figures.doubled}`),
    line('timelines that break', figures.brokenTimelines),
    line('double winners', figures.doubleWinners),
    line('deadlines missed, doubled, wrong', `${deadlines.missed}, ${deadlines.doubled}, ${deadlines.wrong}`),
    line('stuck', figures.stuck),
    ...(['calm', 'app', 'mongo'] as const).map(lateLine),
    line('news twice, missing, unsettled', `${news.twice}, ${news.missing}, ${news.unsettled}`),
    line('news', list(figures.newsByState)),
    line('messages', list(messages)),
    line('quiet after', figures.quietAfterMs === null ? 'never' : `${figures.quietAfterMs} ms`),
    line('violations', figures.violations),
  ]
}
