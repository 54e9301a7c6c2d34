import { performance } from 'node:perf_hooks'

/** Over how long it is judged how busy the process is, in ms. */
const spanMs = 40
/** From the first share of its time on a process is short of it; at the second it gathers this long, in ms: a dozen questions one after the other stay below what a person notices. */
const busy = { from: 0.1, full: 0.7, ms: 25 } as const
/** With hardly any time left it gathers so much longer: what is dear then is each round to the store, not the wait for it. */
const scarce = { from: 0.6, full: 0.9, ms: 35 } as const

type Span = { from: number; full: number; ms: number }
const part = ({ from, full, ms }: Span, utilization: number): number =>
  ms * Math.min(1, Math.max(0, (utilization - from) / (full - from)))

let since = performance.eventLoopUtilization()
let sampledAt = performance.now()
let breath = 0

/** How long a batch waits in a process that is busy for this share of its time, in ms. */
export const breathAt = (utilization: number): number => part(busy, utilization) + part(scarce, utilization)

/**
 * How long a batch waits for company before it goes, in ms: not at all while the process has time, up to 60 ms when it has none left. Waiting then costs nobody
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
