import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { join } from 'node:path'
import type { logFiles } from '../../processes/logFiles'
import { type Supervised, supervise } from '../../processes/supervise'
import { freePort, opens } from '../../stores/freePort'

export type ServerPlan = {
  root: string
  name: string
  kind: 'bot-server' | 'worker'
  env: Record<string, string>
  logs: ReturnType<typeof logFiles>
}

/** One bot-server or worker from its bundle, kept running on the same ports. */
export async function serverProcess({ root, name, kind, env, logs }: ServerPlan): Promise<{
  process: Supervised
  port: number
}> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const own = { PROCESS_NAME: name, PORT: String(port), METRICS_PORT: String(metricsPort), LOG_LEVEL: 'info' }
  const start = () => {
    const log = logs.open(name)
    const child = spawn(process.execPath, [join(root, kind, 'dist/main.js')], {
      cwd: root,
      env: { ...inherited, ...env, ...own },
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    return child
  }
  const isUp = () => opens(kind === 'worker' ? metricsPort : port)
  return { process: supervise({ name, start, isUp, graceMs: 12_000 }), port }
}
