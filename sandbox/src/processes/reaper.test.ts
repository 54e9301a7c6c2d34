import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A town's process in small: it starts one child of its own, ties it, and says the child's pid. */
const parent = `
const { tieChild } = await import(${JSON.stringify(fileURLToPath(new URL('./reaper.ts', import.meta.url)))})
const { spawn } = await import('node:child_process')
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', detached: true })
tieChild(child)
setTimeout(() => console.log(child.pid), 300)
`

describe('a tied child', () => {
  it('ends within seconds when its parent is killed without a word', async () => {
    const town = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', parent], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = await new Promise<number>((resolve) => town.stdout.once('data', (line) => resolve(Number(line))))
    expect(isAlive(pid)).toBe(true)
    town.kill('SIGKILL')
    const until = Date.now() + 8000
    while (isAlive(pid) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isAlive(pid)).toBe(false)
  })
})
