import { leastCost } from '@jinlin/domain/dispatch/leastCost'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { saysYes } from './answers'
import { metresTo } from './choosing'
import type { Worker } from './crew'
import { type Fate, type Run, type Willing, willings } from './run'
import { couldTake } from './simpleWays'

/** The optimum is sought for at most so many cases of a minute, among the nearest few who would say yes to each. */
const mostCases = 500
const nearestFew = 12
const minuteMs = 60_000

type Patience = (worker: Worker, fate: Fate) => number

/** As long as Jinlin holds a case out to this person: the own leader for the first part of T, others for one round of the cascade, officers to the promise's end. */
const asAsked =
  ({ ceiling, respondSteps, cascadeSeconds }: Policy): Patience =>
  ({ person }, { report }) => {
    const whole = ceiling.respondMinutes * minuteMs
    if (person.role !== 'grid_leader' && person.role !== 'tradesperson') return whole
    return person.areaPath === report.grid.areaPath && person.role === 'grid_leader'
      ? whole * respondSteps.first
      : cascadeSeconds * 1000
  }

/** Every nth of a minute too full to be looked at whole. */
const sampled = (fates: readonly Fate[]): Fate[] => {
  const every = Math.max(1, fates.length / mostCases)
  return Array.from({ length: Math.min(fates.length, mostCases) }, (_, i) => fates[Math.floor(i * every)] as Fate)
}

/** Whether this person counts as coming. At a district's desk somebody always does. */
function comes(run: Run, willing: Willing, worker: Worker, fate: Fate): boolean {
  if (willing === 'everybody' || worker.person.role === 'dispatcher') return true
  const { policy } = run.way
  const patience = willing === 'patient' ? policy.ceiling.respondMinutes * minuteMs : asAsked(policy)(worker, fate)
  return saysYes(run.seed, fate.report.serial, worker.person.serial, patience)
}

/**
 * Writes down how near the cases of one minute could have been served, had it been known beforehand who comes:
 * the least total distance (Hungarian) with each person taking one case of the batch, from where people are as the minute begins.
 */
export function serveBatch(run: Run, fates: readonly Fate[]): void {
  const rows = sampled(fates).map((fate) => ({ fate, near: nearFirst(couldTake(run, fate), fate) }))
  for (const willing of willings)
    for (const [fate, metres] of leastDistances(run, rows, willing)) fate.best = { ...fate.best, [willing]: metres }
}

type Reach = { worker: Worker; metres: number }
type Row = { fate: Fate; near: readonly Reach[] }

const nearFirst = (workers: readonly Worker[], fate: Fate): Reach[] =>
  workers
    .map((worker) => ({ worker, metres: metresTo(worker, fate) }))
    .sort((a, b) => a.metres - b.metres || a.worker.person.serial - b.worker.person.serial)

function leastDistances(run: Run, rows: readonly Row[], willing: Willing): [Fate, number][] {
  const coming = rows.map(({ fate, near }) => {
    const yes: Reach[] = []
    for (const each of near) {
      if (comes(run, willing, each.worker, fate)) yes.push(each)
      if (yes.length === nearestFew) break
    }
    return yes
  })
  const columns = new Map<number, number>()
  for (const { worker } of coming.flat())
    if (!columns.has(worker.person.serial)) columns.set(worker.person.serial, columns.size)
  const cost = coming.map((yes) => {
    const row = new Array<number>(columns.size).fill(Number.POSITIVE_INFINITY)
    for (const { worker, metres } of yes) row[columns.get(worker.person.serial) ?? 0] = metres
    return row
  })
  return leastCost(cost).flatMap((column, i): [Fate, number][] => {
    const fate = rows[i]?.fate
    return fate && column >= 0 ? [[fate, cost[i]?.[column] ?? 0]] : []
  })
}
