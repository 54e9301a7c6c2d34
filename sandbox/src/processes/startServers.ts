import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, opens } from '../stores/freePort'
import type { logFiles } from './logFiles'
import { type Supervised, supervise } from './supervise'

/** A running server process and its two ports. */
export type ServerProcess = { process: Supervised; port: number; metricsPort: number }

export type ServersPlan = {
  root: string
  env: Record<string, string>
  logs: ReturnType<typeof logFiles>
  onChange: () => void
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
  return { process: supervise({ name, start, isUp, graceMs: 12_000, onChange: plan.onChange }), port, metricsPort }
}

/** Starts `count` processes of a kind, each with ports of its own that stay the same when it is started again. */
export const startServers = async (
  plan: ServersPlan,
  kind: 'bot-server' | 'worker',
  count: number,
): Promise<ServerProcess[]> => {
  const started: ServerProcess[] = []
  for (let index = 1; index <= count; index += 1) started.push(await startOne(plan, kind, index))
  return started
}
