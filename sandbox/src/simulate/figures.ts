import { MINUTE, timeOf } from '@jinlin/domain/clocks/shanghai'
import { percentile } from '../load/percentiles'
import { gini } from './gini'
import type { Report } from './makeReports'
import { type Fate, type How, type Run, type Willing, willings } from './run'

/** The promise, whatever the category: somebody has answered. */
const promisedMs = 15 * MINUTE

export const phases = ['all', 'night', 'morning', 'afternoon', 'evening', 'storm'] as const
export type Phase = (typeof phases)[number]

/** When in the day a report came; a storm's reports are a phase of their own. */
export function phaseOf({ at, storm }: Report): Exclude<Phase, 'all'> {
  if (storm) return 'storm'
  const time = timeOf(new Date(at))
  if (time < '07:00' || time >= '22:00') return 'night'
  return time < '12:00' ? 'morning' : time < '18:00' ? 'afternoon' : 'evening'
}

/** What is said of a day or a part of it. Shares and ratios as they are, distances in metres, times in seconds. */
export type Figures = {
  cases: number
  /** Answered within 15 minutes of all reported. */
  inTime: number
  answered: number
  medianSeconds: number
  p95Seconds: number
  /** Of the answered: from the person to the case when it was taken. */
  metres: number
  /** Total distance beside the optimum of the same cases, by who counts as coming; nothing where none was sought. */
  overBest: Partial<Record<Willing, number>>
  offers: number
  gini: number
  how: Partial<Record<How, number>>
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length)

/** How far people went, in parts of how far they had to, over the cases that both know. */
function overBest(fates: readonly Fate[]): Figures['overBest'] {
  const rows = willings.flatMap((willing) => {
    const both = fates.filter(({ best, metres }) => best?.[willing] !== undefined && metres !== undefined)
    if (both.length === 0) return []
    const least = mean(both.map(({ best }) => best?.[willing] ?? 0))
    return [[willing, mean(both.map(({ metres = 0 }) => metres)) / least]]
  })
  return Object.fromEntries(rows)
}

/** The load of those on duty: by night the officers, else the leaders. */
function giniOf({ crew }: Run, fates: readonly Fate[], phase: Phase): number {
  const taken = new Map<number, number>()
  for (const { person } of fates) if (person !== undefined) taken.set(person, (taken.get(person) ?? 0) + 1)
  const on = crew.workers.filter(({ person }) =>
    phase === 'night' ? person.byNight : person.byDay && person.role === 'grid_leader',
  )
  return gini(on.map(({ person }) => taken.get(person.serial) ?? 0))
}

function howOf(fates: readonly Fate[]): Figures['how'] {
  const shares: Figures['how'] = {}
  for (const { how } of fates) if (how) shares[how] = (shares[how] ?? 0) + 1 / fates.length
  return shares
}

function figuresOf(run: Run, fates: readonly Fate[], phase: Phase): Figures {
  const answered = fates.filter(({ answeredAt }) => answeredAt !== undefined)
  const waited = answered.map(({ report, answeredAt = 0 }) => answeredAt - report.at)
  return {
    cases: fates.length,
    inTime: waited.filter((ms) => ms <= promisedMs).length / Math.max(1, fates.length),
    answered: answered.length / Math.max(1, fates.length),
    medianSeconds: percentile(waited, 50) / 1000,
    p95Seconds: percentile(waited, 95) / 1000,
    metres: mean(answered.map(({ metres = 0 }) => metres)),
    overBest: overBest(fates),
    offers: mean(fates.map(({ offers }) => offers)),
    gini: giniOf(run, fates, phase),
    how: howOf(fates),
  }
}

/** The figures of a day that was lived through, whole and by its phases; a phase without reports is left out. */
export function figuresByPhase(run: Run): Map<Phase, Figures> {
  const rows = phases.map((phase) => {
    const fates = phase === 'all' ? run.fates : run.fates.filter(({ report }) => phaseOf(report) === phase)
    return [phase, figuresOf(run, fates, phase)] as const
  })
  return new Map(rows.filter(([, { cases }]) => cases > 0))
}
