import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import type { Skill } from '@jinlin/domain/categories/codes'
import { momentAt } from '@jinlin/domain/clocks/shanghai'
import type { XY } from '../town/mesh'
import { type Random, randomOf } from '../town/random'
import type { Grid } from './makeGrids'
import { byDistance, NearIndex } from './nearIndex'
import type { Plan } from './plans'

/** One tap of the day: when, what, where; `kind` = who is looked for. */
export type Report = {
  serial: number
  at: number
  category: string
  kind: 'grid_leader' | Skill
  point: XY
  grid: Grid
  storm: boolean
}

/** A plain working day. */
export const day = '2026-11-24'
/** How much is reported in each hour, the quiet hours least. */
const hourly = [1, 0.6, 0.4, 0.4, 0.5, 1, 3, 5, 8, 9, 9, 8, 6, 6, 7, 8, 8, 8, 8, 7, 6, 4, 3, 2]
/** The eight tiles of the home page, the three trades, and two that only officers see, with their shares of a hundred taps. */
const usual: readonly (readonly [string, number])[] = [
  ...([
    ['P0137', 12],
    ['E2208', 10],
    ['E0110', 18],
    ['E2101', 12],
    ['E2301', 11],
    ['P0123', 5],
  ] as const),
  ...([
    ['E2105', 7],
    ['E2199', 13],
    ['H0101', 3],
    ['H0102', 5],
    ['H0103', 3],
    ['E2307', 0.5],
    ['E2404', 0.5],
  ] as const),
]
/** What a cloudburst brings: water in the street, pipes, trees, lamps. */
const wet: readonly (readonly [string, number])[] = [
  ['E0506', 40],
  ['E2208', 30],
  ['P0402', 20],
  ['P0137', 10],
]

/** Picks in proportion to the weights. */
function drawer<T>(weighted: readonly (readonly [T, number])[]): (random: Random) => T {
  const sums: number[] = []
  let sum = 0
  for (const [, weight] of weighted) {
    sum += weight
    sums.push(sum)
  }
  return (random) => {
    const drawn = random.next() * sum
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > drawn) high = middle
      else low = middle + 1
    }
    return (weighted[low] as readonly [T, number])[0]
  }
}

const hourOf = drawer(hourly.map((weight, hour) => [hour, weight] as const))

/** The moments of the day's taps: by the hours, the evening's wave, the storm. */
function moments({ cases, evening, storm }: Plan, random: Random): { at: number; storm: boolean }[] {
  const midnight = momentAt(day, '00:00').getTime()
  const wave = Math.round(cases * (evening?.share ?? 0))
  const plain = Array.from({ length: cases - wave }, () => midnight + (hourOf(random) + random.next()) * 3_600_000)
  const peak = evening ? momentAt(day, evening.at).getTime() : 0
  const waves = Array.from({ length: wave }, () => peak + random.normal() * (evening?.sigmaSeconds ?? 0) * 1000)
  const start = storm ? momentAt(day, storm.from).getTime() : 0
  const count = storm ? storm.minutes * 60 * storm.perSecond : 0
  const storms = Array.from({ length: count }, () => start + random.next() * (storm?.minutes ?? 0) * 60_000)
  const rows = [...plain, ...waves].map((at) => ({ at: Math.round(at), storm: false }))
  return [...rows, ...storms.map((at) => ({ at: Math.round(at), storm: true }))].sort((a, b) => a.at - b.at)
}

/** All reports of a day in their order, each with the grid whose middle is nearest. */
export function makeReports(plan: Plan, grids: readonly Grid[], seed: number): Report[] {
  const random = randomOf(seed, 'reports')
  const gridOf = drawer(grids.map((grid) => [grid, grid.weight] as const))
  const categories = { usual: drawer(usual), wet: drawer(wet) }
  const index = new NearIndex()
  for (const [serial, { at }] of grids.entries()) index.put(serial, at)
  return moments(plan, random).map(({ at, storm }, serial) => {
    const category = (storm ? categories.wet : categories.usual)(random)
    const around = gridOf(random)
    const off = () => (random.next() - 0.5) * plan.spacing
    const point: XY = [around.at[0] + off(), around.at[1] + off()]
    const [nearest] = index.within(point, plan.spacing).sort(byDistance)
    const grid = grids[nearest?.id ?? 0] ?? around
    const skill = isCallOut(category) ? leaf(category)?.skill : undefined
    return { serial, at, category, kind: skill ?? 'grid_leader', point, grid, storm }
  })
}
