import { HOUR, momentAt } from '@jinlin/domain/clocks/shanghai'
import { answerOffer, claimFromPool, lookAtPool } from './answering'
import { fileReport, wakeCase } from './caseLife'
import { Crew } from './crew'
import { EventQueue } from './eventQueue'
import type { City } from './makeCity'
import { day, type Report } from './makeReports'
import { serveBatch } from './optimum'
import { ringLooks } from './pooling'
import type { Happening, Run, Way } from './run'
import { changeShift } from './shifts'
import { finish, stepOn } from './walking'
import { weighTogether } from './weighing'

const minuteMs = 60_000
/** The day is followed for two more hours, until the last step of the last report's clock. */
const followedHours = 26

/** What may be asked of a day: with the optimum of each minute beside it or not. */
export type Wanted = { seed: number; optimum?: boolean }

/** Lives through one day, event by event, on a clock of its own: the same city, reports, way and seed give the same fates. */
export function liveDay(city: City, reports: readonly Report[], way: Way, { seed, optimum = false }: Wanted): Run {
  const crew = new Crew(city.people, way.policy.openJobsCap)
  const fates = reports.map((report) => ({ report, offers: 0 }))
  const queue = new EventQueue<Happening>()
  const midnight = momentAt(day, '00:00').getTime()
  const run: Run = { city, seed, way, crew, fates, queue, pool: new Map(), weighing: new Map(), now: midnight }
  changeShift(run, false)
  queue.push(midnight + 7 * HOUR, { kind: 'shift', byDay: true })
  queue.push(midnight + 22 * HOUR, { kind: 'shift', byDay: false })
  if (optimum) queue.push(midnight, { kind: 'minute' })
  if (reports[0]) queue.push(reports[0].at, { kind: 'file', serial: 0 })
  for (let next = queue.pop(); next && next.at < midnight + followedHours * HOUR; next = queue.pop()) {
    run.now = next.at
    happen(run, next.what)
  }
  return run
}

type Handlers = { [K in Happening['kind']]: (run: Run, what: Extract<Happening, { kind: K }>) => void }

const handlers: Handlers = {
  file: (run, { serial }) => fileReport(run, serial),
  wake: (run, { serial, version }) => wakeCase(run, serial, version),
  weigh: weighTogether,
  answer: (run, { serial, person, declines }) => answerOffer(run, serial, person, declines),
  ring: (run, { serial, ring }) => ringLooks(run, serial, ring),
  claim: (run, { serial, claimants }) => claimFromPool(run, serial, claimants),
  look: (run, { person }) => lookAtPool(run, person),
  step: (run, { person, startAt }) => stepOn(run, person, startAt),
  done: (run, { person, serial }) => finish(run, person, serial),
  shift: (run, { byDay }) => changeShift(run, byDay),
  minute: (run) => lookAtMinute(run),
}

const happen = (run: Run, what: Happening): void =>
  (handlers[what.kind] as (run: Run, what: Happening) => void)(run, what)

/** The reports of the minute that begins now, before any of them has arrived. */
function lookAtMinute(run: Run): void {
  const from = firstAfter(run, run.now)
  const until = firstAfter(run, run.now + minuteMs)
  if (until > from) serveBatch(run, run.fates.slice(from, until))
  if (until < run.fates.length) run.queue.push(run.now + minuteMs, { kind: 'minute' })
}

/** The number of the first report at or after a moment. */
function firstAfter({ fates }: Run, at: number): number {
  let [low, high] = [0, fates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((fates[middle]?.report.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
