import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOUR, MINUTE, momentAt } from '@jinlin/domain/clocks/shanghai'
import { percentile } from '../load/percentiles'
import { day } from './makeReports'
import type { Fate } from './run'
import { type Axis, axes, type Curve, curves, drawing } from './svg'

/** One way's day, as far as it is drawn. */
export type DrawnDay = { name: string; fates: readonly Fate[] }

const waitedMinutes = ({ report, answeredAt }: Fate): number =>
  answeredAt === undefined ? Number.POSITIVE_INFINITY : (answeredAt - report.at) / MINUTE

/** Who still waits after so many minutes, in per mille on a scale of tens: what is late shows, not what is quick. */
function waiting(days: readonly DrawnDay[]): string {
  const x: Axis = {
    span: [0, 20],
    ticks: [0, 5, 10, 15, 20].map((at) => [at, String(at)]),
    name: 'minutes after the tap',
  }
  const least = -3
  const ticks = ['0.1 %', '1 %', '10 %', '100 %'].map((words, i) => [least + i, words] as const)
  const y: Axis = { span: [least - 0.3, 0], ticks, name: 'not yet answered' }
  const lines = days.map(({ name, fates }): Curve => {
    const waited = fates.map(waitedMinutes).sort((a, b) => a - b)
    const points = Array.from({ length: 81 }, (_, i) => {
      const minutes = i / 4
      const left = waited.length - firstAbove(waited, minutes)
      return [minutes, Math.max(least - 0.3, Math.log10(left / waited.length))] as const
    })
    return { name, points }
  })
  return drawing('Who still waits', [...axes(x, y), ...curves(lines, x, y)])
}

function firstAbove(sorted: readonly number[], value: number): number {
  const at = sorted.findIndex((each) => each > value)
  return at < 0 ? sorted.length : at
}

/** How far people had to go: each hundredth of the cases, nearest first; the best possible beside it. */
function distances(days: readonly DrawnDay[]): string {
  const most = 4000
  const x: Axis = { span: [0, 100], ticks: [0, 25, 50, 75, 100].map((at) => [at, `${at} %`]), name: 'of the cases' }
  const y: Axis = {
    span: [0, most],
    ticks: [0, 1, 2, 3, 4].map((km) => [km * 1000, `${km} km`]),
    name: 'at most so far',
  }
  const lines = days.map(({ name, fates }): Curve => {
    const far = fates.flatMap(({ metres }) => (metres === undefined ? [] : [metres])).sort((a, b) => a - b)
    const at = (percent: number) => far[Math.min(far.length - 1, Math.floor((percent / 100) * far.length))] ?? 0
    const points = Array.from({ length: 101 }, (_, i) => [i, Math.min(most, at(i))] as const)
    return { name, points }
  })
  return drawing('How far people go', [...axes(x, y), ...curves(lines, x, y)])
}

/** The median and the slowest twentieth of the answers in each quarter of an hour, over the day. */
function throughTheDay([jinlin]: readonly DrawnDay[]): string {
  const midnight = momentAt(day, '00:00').getTime()
  const x: Axis = { span: [0, 24], ticks: [0, 6, 12, 18, 24].map((at) => [at, `${at}:00`]), name: 'reported at' }
  const y: Axis = { span: [0, 16], ticks: [0, 5, 10, 15].map((at) => [at, String(at)]), name: 'minutes to the answer' }
  const quarters = Array.from({ length: 96 }, (): number[] => [])
  for (const fate of jinlin?.fates ?? [])
    quarters[Math.floor((fate.report.at - midnight) / (HOUR / 4))]?.push(Math.min(16, waitedMinutes(fate)))
  const curve = (name: string, p: number): Curve => ({
    name,
    points: quarters.flatMap((waited, i) => (waited.length ? [[i / 4, percentile(waited, p)] as const] : [])),
  })
  const lines = [curve('median', 50), curve('95 of 100', 95), curve('99 of 100', 99)]
  return drawing('Through the day, by Jinlin', [...axes(x, y), ...curves(lines, x, y)])
}

const drawn = { waiting, distances, day: throughTheDay } as const

/** Writes the drawings of a day into a folder; their names come back. */
export const writePlots = (folder: string, plan: string, days: readonly DrawnDay[]): string[] =>
  Object.entries(drawn).map(([name, draw]) => {
    const file = join(folder, `simulation-${plan}-${name}.svg`)
    writeFileSync(file, draw(days))
    return file
  })
