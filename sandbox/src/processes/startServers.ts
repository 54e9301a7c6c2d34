import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, opens } from '../stores/freePort'
import { seeLogs } from '../words/running'
import type { logFiles } from './logFiles'
import type { MetricsSource } from './metricsPage'
import { pidsOf, type Supervised, supervise } from './supervise'

/** A running server process and its two ports. */
export type ServerProcess = { process: Supervised; port: number; metricsPort: number }

export type ServersPlan = {
  root: string
  env: Record<string, string>
  logs: ReturnType<typeof logFiles>
  onChange: () => void
  /** Told when a server died and is up again, with its name, how it had ended and how many ms it was away. */
  onRestarted: (name: string, how: string, ms: number) => void
}

/** All servers of one town. */
export type RunningServers = {
  bots: ServerProcess[]
  all: Supervised[]
  metrics: MetricsSource[]
  pids: () => Record<string, number>
  /** Resolves when all of them are up; throws with where the logs are. */
  up: (folder: string) => Promise<void>
  stop: () => Promise<unknown>
}

const startOne = async (plan: ServersPlan, kind: 'bot-server' | 'worker', index: number): Promise<ServerProcess> => {
  const name = `${kind}-${index}`
  const port = await freePort()
  const metricsPort = await freePort()
  const env = {
    ...process.env,
    ...plan.env,
    LOG_LEVEL: process.env.CHILD_LOG_LEVEL ?? 'info',
    PROCESS_NAME: name,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
  }
  plan.logs.rotate(name)
  const start = () => {
    const log = plan.logs.open(name)
    const script = join(plan.root, kind, 'dist/main.js')
    const child = spawn(process.execPath, [script], {
      cwd: plan.root,
      env,
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    return child
  }
  const isUp = () => opens(kind === 'worker' ? metricsPort : port)
  const told = { onChange: plan.onChange, onRestarted: (how: string, ms: number) => plan.onRestarted(name, how, ms) }
  return { process: supervise({ name, start, isUp, graceMs: 12_000, ...told }), port, metricsPort }
}

const howMany = (variable: 'BOT_SERVERS' | 'WORKERS'): number => {
  const count = Number(process.env[variable] ?? 1)
  return Number.isInteger(count) && count >= 0 && count <= 16 ? count : 1
}

const startSome = async (plan: ServersPlan, kind: 'bot-server' | 'worker', count: number): Promise<ServerProcess[]> => {
  const started: ServerProcess[] = []
  for (let index = 1; index <= count; index += 1) started.push(await startOne(plan, kind, index))
  return started
}

/** Starts as many bot-servers and workers as BOT_SERVERS and WORKERS say (one each), each with ports that stay the same when it is started again. */
export const runServers = async (plan: ServersPlan): Promise<RunningServers> => {
  const bots = await startSome(plan, 'bot-server', howMany('BOT_SERVERS'))
  const workers = await startSome(plan, 'worker', howMany('WORKERS'))
  const all = [...bots, ...workers].map((one) => one.process)
  const up = async (folder: string): Promise<void> => {
    try {
      await Promise.all(all.map((one) => one.up(60_000)))
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${seeLogs(join(folder, 'logs'))}`)
    }
  }
  return {
    bots,
    all,
    metrics: [...bots, ...workers].map(({ process, metricsPort }) => ({ name: process.name, port: metricsPort })),
    pids: () => pidsOf(all),
    up,
    stop: () => Promise.all(all.map((one) => one.stop())),
  }
}
