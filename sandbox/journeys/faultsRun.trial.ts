import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('../src/faults/faults.ts', import.meta.url))
const seconds = Number(process.env.FAULT_SECONDS ?? 120)
const seed = process.env.FAULT_SEED ?? '7'

/** Ends with what it printed: the schedule, the faults as they came, the table. */
const run = (): Promise<{ code: number | null; printed: string }> =>
  new Promise((resolve) => {
    const { MONGO_URL: _m, REDIS_URL: _r, NODE_ENV: _n, VITEST: _v, ...env } = process.env
    const args = ['--import', 'tsx', script, '--seconds', String(seconds), '--seed', seed, '--nodes', '1']
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    const keep = (part: Buffer) => {
      printed = (printed + part).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('close', (code) => resolve({ code, printed }))
  })

describe(`a cluster that is broken for ${seconds} s`, () => {
  it('keeps every promise, recounted from what is stored', { timeout: 600_000 + seconds * 1000 }, async () => {
    const { code, printed } = await run()
    console.info(printed)
    expect(code).toBe(0)
  })
})
