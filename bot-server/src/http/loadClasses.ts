import { monitorEventLoopDelay } from 'node:perf_hooks'
import { metrics } from '@jinlin/backend/infra/metrics'
import { DomainError } from '@jinlin/domain/errors'

/** `act` = reports and commands, `photo` = files on their way in, `screen` = what can be asked again: shed first. */
export type LoadClass = 'act' | 'photo' | 'screen'

/** Requests of a class in flight in this process; beyond them one is sent away for a moment. Photos are held in memory, 10 MB at most each. */
export const mostInFlight: Readonly<Record<LoadClass, number>> = { act: 200, photo: 32, screen: 100 }
/** So many screens are served while the event loop is late. */
export const screensWhenLate = 10
const lateMs = 200
const watchMs = 1000
/** One pause of the loop sends nobody away; two seconds running with one do. */
const lateFrom = 2

const inFlight: Record<LoadClass, number> = { act: 0, photo: 0, screen: 0 }
const loop = monitorEventLoopDelay({ resolution: 20 })
let watching = false
let lateInARow = 0

function watchLoop(): void {
  if (watching) return
  watching = true
  loop.enable()
  setInterval(() => {
    lateInARow = loop.percentile(99) / 1e6 > lateMs ? lateInARow + 1 : 0
    loop.reset()
  }, watchMs).unref()
}

const mostNow = (name: LoadClass): number =>
  name === 'screen' && lateInARow >= lateFrom ? screensWhenLate : mostInFlight[name]

/** Runs a request within its class. Throws `busy` with 2–10 s to wait, drawn by lot so that those sent away don't come back together. */
export async function withinLoad<T>(name: LoadClass, run: () => Promise<T>): Promise<T> {
  watchLoop()
  if (inFlight[name] >= mostNow(name)) {
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
