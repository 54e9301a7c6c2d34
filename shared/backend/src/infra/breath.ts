import { performance } from 'node:perf_hooks'

/** Over how long it is judged how busy the process is, in ms. */
const spanMs = 40
/** The longest a batch gathers, in ms: a dozen questions one after the other stay far below what a person notices. */
const longestMs = 25
/** From this share of its time on the process is short of it, and at the other it has none left. */
const busy = { from: 0.1, full: 0.7 } as const

let since = performance.eventLoopUtilization()
let sampledAt = performance.now()
let breath = 0

/** How long a batch waits in a process that is busy for this share of its time, in ms. */
export const breathAt = (utilization: number): number =>
  longestMs * Math.min(1, Math.max(0, (utilization - busy.from) / (busy.full - busy.from)))

/**
 * How long a batch waits for company before it goes, in ms: not at all while the process has time, up to 25 ms when it has none left. Waiting then costs nobody
 * anything (they would wait for the processor), and each further item spares a whole round to the store.
 */
export function breathMs(): number {
  const now = performance.now()
  if (now - sampledAt < spanMs) return breath
  const seen = performance.eventLoopUtilization()
  breath = breathAt(performance.eventLoopUtilization(seen, since).utilization)
  since = seen
  sampledAt = now
  return breath
}
