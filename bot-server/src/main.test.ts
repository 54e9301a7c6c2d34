import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it } from 'vitest'

useStores()
const main = fileURLToPath(new URL('main.ts', import.meta.url))
let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

/** Starts the process as it runs in production and waits for its line. */
async function start(env: Record<string, string> = {}) {
  const settings = { ...process.env, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'warn', SANDBOX: '1', ...env }
  const process_ = spawn(process.execPath, ['--import', 'tsx', main], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = process_
  const exit = new Promise<number | null>((resolve) => process_.once('exit', resolve))
  let errors = ''
  process_.stderr.on('data', (data) => {
    errors += data
  })
  const line = await new Promise<string>((resolve) => {
    process_.stdout.on('data', (data) => String(data).includes('"ready"') && resolve(String(data)))
    void exit.then(() => resolve(''))
  })
  const ready = line === '' ? undefined : JSON.parse(line.split('\n').find((each) => each.includes('"ready"')) ?? '{}')
  return { process: process_, exit, ready, errors: () => errors }
}

describe('the process', () => {
  it('says when it is ready, serves, and ends well when it is asked to', async () => {
    const { process: bot, ready, exit } = await start()
    const url = `http://127.0.0.1:${ready.port}`
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const figures = await (await fetch(`http://127.0.0.1:${ready.metricsPort}/metrics`)).text()
    expect(figures).toContain('jinlin_http_seconds')
    const free = Number(/^jinlin_disk_free_ratio\{disk="mongo"\} (\S+)$/m.exec(figures)?.[1])
    expect(free > 0 && free <= 1).toBe(true)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    bot.kill('SIGTERM')
    expect(await exit).toBe(0)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  }, 60_000)

  it('does not start without its settings, and names them without their values', async () => {
    const { exit, ready, errors } = await start({ DATA_KEY: 'short-secret' })
    expect([await exit, ready]).toEqual([1, undefined])
    expect(errors()).toContain('DATA_KEY')
    expect(errors()).not.toContain('short-secret')
  }, 60_000)
})
