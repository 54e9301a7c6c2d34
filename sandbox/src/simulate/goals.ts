import type { Figures } from './figures'
import type { Run } from './run'

/** The whole day of one way. */
export type DayOf = { name: string; figures: Figures }
/** A goal with what came of it, in words. */
export type Goal = { words: string; met: boolean }

const percent = (share: number) => `${(share * 100).toFixed(2)} %`
const metres = (far: number) => `${far.toFixed(0)} m`

const least = { inTime: 0.99, overBest: 1.1 } as const

/** The goals of an ordinary day: answered in time, near the optimum, better than the plain ways. */
export function goalsOfDay(jinlin: DayOf, others: readonly DayOf[]): Goal[] {
  const { inTime, metres: far } = jinlin.figures
  const overBest = jinlin.figures.overBest['as asked'] ?? Number.POSITIVE_INFINITY
  return [
    { words: `answered within 15 min: ${percent(inTime)}, at least 99 %`, met: inTime >= least.inTime },
    { words: `distance: ${overBest.toFixed(3)} × optimal, at most 1.10`, met: overBest <= least.overBest },
    ...others.map(({ name, figures }) => ({
      words: `answered within 15 min: ${percent(inTime)}, more than ${name} (${percent(figures.inTime)})`,
      met: inTime > figures.inTime,
    })),
    ...others
      .filter(({ name }) => name !== 'nearest')
      .map(({ name, figures }) => ({
        words: `distance: ${metres(far)}, less than ${name} (${metres(figures.metres)})`,
        met: far < figures.metres,
      })),
  ]
}

/** On every day nothing is lost: whoever was not answered is still in the pool or held out to somebody. */
export function nothingLost({ fates }: Run): Goal {
  const lost = fates.filter(({ answeredAt, found }) => answeredAt === undefined && !found?.offer && !found?.poolSince)
  return { words: `lost: ${lost.length} of ${fates.length}`, met: lost.length === 0 }
}
