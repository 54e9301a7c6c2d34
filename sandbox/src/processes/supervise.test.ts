import { spawn } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { freePort, opens } from '../stores/freePort'
import { restartDelay, type Supervised, supervise } from './supervise'

const server = (port: number) => `require('node:http').createServer((_, r) => r.end()).listen(${port}, '127.0.0.1')`
const stubborn = (port: number) => `process.on('SIGTERM', () => {}); ${server(port)}`

describe('a supervised server', () => {
  let child: Supervised | undefined
  const started = async (source: (port: number) => string, onChange?: () => void, graceMs = 2000) => {
    const port = await freePort()
    const start = () => spawn(process.execPath, ['-e', source(port)], { stdio: 'ignore' })
    child = supervise({ name: 'test', start, isUp: () => opens(port), graceMs, ...(onChange ? { onChange } : {}) })
    await child.up(10_000)
    return { child, port }
  }
  afterEach(() => child?.stop())

  it('is up again after kill -9, as another process, and everybody is told', async () => {
    const seen: boolean[] = []
    const { child } = await started(server, () => seen.push(child.isUp()))
    const before = child.pid() as number
    seen.length = 0
    process.kill(before, 'SIGKILL')
    while (child.pid() === before) await new Promise((resolve) => setTimeout(resolve, 5))
    await child.up(5000)
    expect(child.pid()).not.toBe(before)
    expect(seen).toEqual([false, true])
  })

  it('is said to be restarted when it died, and how long it was away, and not when it was told to start again', async () => {
    const port = await freePort()
    const said: { how: string; ms: number }[] = []
    const begun = Date.now()
    const start = () => spawn(process.execPath, ['-e', server(port)], { stdio: 'ignore' })
    const onRestarted = (how: string, ms: number) => said.push({ how, ms })
    child = supervise({ name: 'test', start, isUp: () => opens(port), graceMs: 2000, onRestarted })
    await child.up(10_000)
    await child.restart()
    expect(said).toEqual([])
    process.kill(child.pid() as number, 'SIGKILL')
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(said.map(({ how }) => how)).toEqual(['SIGKILL'])
    expect(said[0]?.ms).toBeGreaterThan(0)
    expect(said[0]?.ms).toBeLessThan(Date.now() - begun)
  })

  it('stays down once it was stopped', async () => {
    const { child, port } = await started(server)
    await child.stop()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await opens(port)).toBe(false)
    expect(child.isUp()).toBe(false)
  })

  it('is killed when it does not listen to SIGTERM', async () => {
    const { child, port } = await started(stubborn, undefined, 300)
    await child.stop()
    expect(await opens(port)).toBe(false)
  })

  it('that never starts is given up with the way it ended', async () => {
    const start = () => spawn(process.execPath, ['-e', 'process.exit(7)'], { stdio: 'ignore' })
    child = supervise({ name: 'broken', start, isUp: async () => false, graceMs: 100 })
    await expect(child.up(20_000)).rejects.toThrow('broken does not start: exit 7')
  })

  it('waits less than a second before each new start, however often it died', () => {
    for (let failures = 1; failures < 40; failures += 1) expect(restartDelay(10, failures)).toBeLessThan(1000)
    expect(restartDelay(60_000, 9)).toBeLessThan(100)
  })
})
