import { spread } from '../load/percentiles'
import type { orderOf } from './offerOrder'
import type { Census } from './stormCensus'
import type { Stormed } from './stormLoad'

/** One look at a storm: the second since its beginning, where its cases are, and CPU-ms a second of each process. */
export type StormRow = Census & { second: number; cpuMs: Record<string, number> }

/** What stands above the rows. */
export const heading =
  'second    stored    with a person    with an officer    pooled    between two    nobody asked yet    CPU-ms a second'

const busy = (cpuMs: StormRow['cpuMs']) =>
  Object.entries(cpuMs)
    .filter(([, ms]) => ms >= 1)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)}`)
    .join(', ')

/** One look as a line under the heading. */
export const rowLine = (row: StormRow): string =>
  [
    String(row.second).padStart(6),
    String(row.stored).padStart(10),
    String(row.person).padStart(17),
    String(row.officer).padStart(19),
    String(row.pooled).padStart(10),
    String(row.between).padStart(15),
    String(row.unasked).padStart(20),
    `    ${busy(row.cpuMs)}`,
  ].join('')

type Order = ReturnType<typeof orderOf>
type Result = { stormed: Stormed; lost: number; end: Census; settledMs: number | undefined; order: Order }

const waits = ({ count, p50, p95, most }: Order['critical']) => `${count} waited ${p50} / ${p95} / ${most} ms`
const percent = (part: number, digits: number) => `${(100 * part).toFixed(digits)} %`

/** What became of a storm, in words and figures. */
export function resultLines({ stormed, lost, end, settledMs, order }: Result): string[] {
  const { ids, times, sentAway, refused } = stormed
  return [
    `acknowledged ${ids.length}, of these lost ${lost}, refused ${refused.length}, asked to come back ${sentAway} times; answer p50 / p95 / p99 ms ${spread(times)}`,
    ...(refused.length > 0 ? [`  the first refusal: ${refused[0]}`] : []),
    settledMs === undefined
      ? `${end.unasked} cases had nobody two minutes after the last report`
      : `nobody left unasked ${(settledMs / 1000).toFixed(0)} s after the last report (allowed: 120)`,
    `until somebody was asked, p50 / p95 / most: emergencies ${waits(order.critical)}; the others ${waits(order.ordinary)}`,
    `the others by age: Spearman ${order.spearman.toFixed(4)}, ${percent(order.overtaken, 2)} of pairs overtaken; an emergency no later than the others of its second in ${percent(order.criticalFirst, 1)}`,
  ]
}
