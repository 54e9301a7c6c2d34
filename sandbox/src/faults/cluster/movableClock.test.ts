import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { movableClock } from './movableClock'

const folder = mkdtempSync(join(tmpdir(), 'jinlin-clock-'))
const clock = movableClock(folder, 'somebody')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = "setInterval(() => console.log(Date.now() + ' ' + performance.now()), 200)"

/** What a process reads from its clocks: how far ahead of ours, in seconds, and ms since it began. */
async function readings(seconds: number, act: (second: number) => void): Promise<{ ahead: number; passed: number }[]> {
  const child = spawn(process.execPath, ['-e', script], { env: { ...process.env, ...clock?.env } })
  const read: { ahead: number; passed: number }[] = []
  child.stdout.on('data', (part: Buffer) => {
    const [at = 0, passed = 0] = String(part).trim().split(/\s/).map(Number)
    read.push({ ahead: Math.round((at - Date.now()) / 1000) + 0, passed })
  })
  for (let second = 0; second < seconds; second += 1) {
    act(second)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  child.kill()
  return read
}

describe.runIf(clock)('the clock of a process', () => {
  it('is set five minutes ahead and back while it runs, and no time passes by it', async () => {
    const read = await readings(9, (second) => {
      if (second === 2) clock?.set(300)
      if (second === 5) clock?.set(0)
    })
    expect(read.at(0)?.ahead).toBe(0)
    expect(read.map(({ ahead }) => ahead)).toContain(300)
    expect(read.at(-1)?.ahead).toBe(0)
    expect(read.at(-1)?.passed).toBeLessThan(20_000)
  })
})
