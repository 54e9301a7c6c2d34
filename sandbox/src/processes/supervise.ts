import type { ChildProcess } from 'node:child_process'
import { tieChild } from './reaper'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** How one child is started and known to be up. */
export type Plan = {
  name: string
  start: () => ChildProcess
  isUp: () => Promise<boolean>
  /** How long it may take to stop after SIGTERM before it is killed. */
  graceMs: number
  /** Told when the child went down, and when it is up (again). */
  onChange?: () => void
}

/** A child that is started again whenever it ends by itself. */
export type Supervised = {
  name: string
  pid: () => number | undefined
  isUp: () => boolean
  /** Resolves when it is up; throws when it isn't within `withinMs`, or ended before it was ever up. */
  up: (withinMs: number) => Promise<void>
  /** Ends it politely and lets the supervisor start it again. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

/** The wait before the next start: at once for a child that lived, up to 0.8 s for one that keeps dying. */
export const restartDelay = (livedMs: number, failures: number): number =>
  livedMs > 5000 ? 20 : Math.min(800, 50 * 2 ** failures)

/** Starts a child and keeps it alive until `stop`: a dead one is started again within a second. */
export const supervise = (plan: Plan): Supervised => {
  let child: ChildProcess | undefined
  let ready = false
  let everUp = false
  let stopping = false
  let failures = 0
  let lastEnd = ''

  const watchReady = async (current: ChildProcess): Promise<void> => {
    while (child === current && !stopping) {
      if (await plan.isUp()) {
        if (child !== current) return
        ready = everUp = true
        plan.onChange?.()
        return
      }
      await sleep(20)
    }
  }

  const start = (): void => {
    if (stopping) return
    const startedAt = Date.now()
    const current = plan.start()
    child = current
    tieChild(current)
    let over = false
    const ended = (how: string): void => {
      if (over) return
      over = true
      lastEnd = how
      if (child === current) child = undefined
      ready = false
      if (stopping) return
      plan.onChange?.()
      const lived = Date.now() - startedAt
      failures = lived > 5000 ? 0 : failures + 1
      setTimeout(start, restartDelay(lived, failures))
    }
    current
      .once('exit', (code, signal) => ended(signal ?? `exit ${code}`))
      .once('error', (error) => ended(error.message))
    watchReady(current).catch(() => undefined)
  }

  const end = async (): Promise<void> => {
    const current = child
    if (!current || current.exitCode !== null || current.signalCode !== null) return
    const gone = new Promise<void>((resolve) => current.once('exit', () => resolve()))
    current.kill('SIGTERM')
    const hard = setTimeout(() => current.kill('SIGKILL'), plan.graceMs)
    await gone
    clearTimeout(hard)
  }

  const up = async (withinMs: number): Promise<void> => {
    const until = Date.now() + withinMs
    while (!ready) {
      if (stopping) throw new Error(`${plan.name} was stopped`)
      if (!everUp && failures >= 3) throw new Error(`${plan.name} does not start: ${lastEnd}`)
      if (Date.now() > until) throw new Error(`${plan.name} was not up within ${Math.round(withinMs / 1000)} s`)
      await sleep(15)
    }
  }

  start()
  return {
    name: plan.name,
    pid: () => child?.pid,
    isUp: () => ready,
    up,
    restart: async () => {
      await end()
      await up(60_000)
    },
    stop: async () => {
      stopping = true
      await end()
    },
  }
}

/** The pids of those that run now, by name. */
export const pidsOf = (all: readonly Supervised[]): Record<string, number> =>
  Object.fromEntries(
    all.flatMap((one) => {
      const pid = one.pid()
      return pid ? [[one.name, pid]] : []
    }),
  )
