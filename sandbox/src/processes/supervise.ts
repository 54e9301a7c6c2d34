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
  /** Told when a child that died by itself is up again, with how it had ended and how many ms it was away. */
  onRestarted?: (how: string, ms: number) => void
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

/** What is known of a child at this moment. */
type State = {
  plan: Plan
  child: ChildProcess | undefined
  ready: boolean
  everUp: boolean
  stopping: boolean
  failures: number
  lastEnd: string
  /** Since when it is away (ms since 1970): it was up, and ended although nobody told it to. */
  diedAt: number | undefined
  /** It is being ended politely, to be started again. */
  restarting: boolean
}

const watchReady = async (state: State, current: ChildProcess): Promise<void> => {
  while (state.child === current && !state.stopping) {
    if (await state.plan.isUp()) {
      if (state.child !== current) return
      state.ready = state.everUp = true
      state.plan.onChange?.()
      if (state.diedAt !== undefined) state.plan.onRestarted?.(state.lastEnd, Date.now() - state.diedAt)
      state.diedAt = undefined
      return
    }
    await sleep(20)
  }
}

/** A child has ended: unless it was told to, it is started again. */
const afterEnd = (state: State, current: ChildProcess, how: string, startedAt: number): void => {
  state.lastEnd = how
  if (state.everUp && !state.restarting) state.diedAt ??= Date.now()
  state.restarting = false
  if (state.child === current) state.child = undefined
  state.ready = false
  if (state.stopping) return
  state.plan.onChange?.()
  const lived = Date.now() - startedAt
  state.failures = lived > 5000 ? 0 : state.failures + 1
  setTimeout(() => start(state), restartDelay(lived, state.failures))
}

const start = (state: State): void => {
  if (state.stopping) return
  const startedAt = Date.now()
  const current = state.plan.start()
  state.child = current
  tieChild(current)
  let over = false
  const ended = (how: string): void => {
    if (over) return
    over = true
    afterEnd(state, current, how, startedAt)
  }
  current.once('exit', (code, signal) => ended(signal ?? `exit ${code}`)).once('error', (error) => ended(error.message))
  watchReady(state, current).catch(() => undefined)
}

const end = async ({ child, plan }: State): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), plan.graceMs)
  await gone
  clearTimeout(hard)
}

const untilUp = async (state: State, withinMs: number): Promise<void> => {
  const { name } = state.plan
  const until = Date.now() + withinMs
  while (!state.ready) {
    if (state.stopping) throw new Error(`${name} was stopped`)
    if (!state.everUp && state.failures >= 3) throw new Error(`${name} does not start: ${state.lastEnd}`)
    if (Date.now() > until) throw new Error(`${name} was not up within ${Math.round(withinMs / 1000)} s`)
    await sleep(15)
  }
}

const fresh = {
  child: undefined,
  ready: false,
  everUp: false,
  stopping: false,
  failures: 0,
  lastEnd: '',
  diedAt: undefined,
  restarting: false,
}

/** Starts a child and keeps it alive until `stop`: a dead one is started again within a second. */
export const supervise = (plan: Plan): Supervised => {
  const state: State = { plan, ...fresh }
  start(state)
  return {
    name: plan.name,
    pid: () => state.child?.pid,
    isUp: () => state.ready,
    up: (withinMs) => untilUp(state, withinMs),
    restart: async () => {
      state.restarting = state.child !== undefined
      await end(state)
      await untilUp(state, 60_000)
    },
    stop: async () => {
      state.stopping = true
      await end(state)
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
