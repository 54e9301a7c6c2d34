import { monitorEventLoopDelay } from 'node:perf_hooks'
import { metrics } from '@jinlin/backend/infra/metrics'
import { DomainError } from '@jinlin/domain/errors'

/** `act` = reports and commands, `screen` = what is only looked at: shed first, for whoever looks can look again. */
export type LoadClass = 'act' | 'screen'

/** Requests of a class in flight in this process; beyond them one is sent away for a moment. */
export const mostInFlight: Readonly<Record<LoadClass, number>> = { act: 200, screen: 100 }
/** So many screens are served while the event loop is late. */
const screensWhenLate = 10
const lateMs = 200
const watchMs = 1000

const inFlight: Record<LoadClass, number> = { act: 0, screen: 0 }
const loop = monitorEventLoopDelay({ resolution: 20 })
let watching = false
let late = false

function watchLoop(): void {
  if (watching) return
  watching = true
  loop.enable()
  setInterval(() => {
    late = loop.percentile(99) / 1e6 > lateMs
    loop.reset()
  }, watchMs).unref()
}

/** Runs a request within its class. Throws `busy` with 2–10 s to wait, drawn by lot so that those sent away don't come back together. */
export async function withinLoad<T>(name: LoadClass, run: () => Promise<T>): Promise<T> {
  watchLoop()
  const most = name === 'screen' && late ? screensWhenLate : mostInFlight[name]
  if (inFlight[name] >= most) {
    metrics.shed.inc({ class: name })
    throw new DomainError('busy', { retryAfter: 2 + Math.floor(Math.random() * 9) })
  }
  inFlight[name] += 1
  try {
    return await run()
  } finally {
    inFlight[name] -= 1
  }
}
