import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeFolder } from './takeFolder'
import type { TownStage } from './townLock'

let folder = ''
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A process that lives for `ms` and has this word in its command line. */
const living = (word: string, ms = 60_000): number => {
  const child = spawn(process.execPath, ['-e', `setTimeout(() => {}, ${ms})`, word], { stdio: 'ignore' })
  children.push(child)
  return child.pid ?? 0
}
const heldBy = (pid: number, stage: TownStage, desk?: string) =>
  writeFileSync(join(folder, 'town.lock'), JSON.stringify({ pid, stage, desk }))
const storeOf = (pid: number) => {
  mkdirSync(join(folder, 'mongo-6'))
  writeFileSync(join(folder, 'mongo-6/mongod.lock'), `${pid}\n`)
}
const taken = (withinMs?: number) => {
  const said: string[] = []
  return takeFolder(folder, (line) => said.push(line), withinMs).then((lock) => ({ lock, said }))
}

describe('a start in a folder', () => {
  it('that nobody has says nothing and has it until the end', async () => {
    const { lock, said } = await taken()
    expect(said).toEqual([])
    lock.mark('running', 'http://127.0.0.1:1')
    expect(JSON.parse(readFileSync(join(folder, 'town.lock'), 'utf8'))).toEqual({
      pid: process.pid,
      stage: 'running',
      desk: 'http://127.0.0.1:1',
    })
    lock.letGo()
    expect(existsSync(join(folder, 'town.lock'))).toBe(false)
  })

  it('where a town runs ends with one sentence that says where', async () => {
    heldBy(living('start.mjs'), 'running', 'http://127.0.0.1:12111')
    await expect(taken()).rejects.toThrow('http://127.0.0.1:12111')
  })

  it('where a town is just starting ends with one sentence that names the process', async () => {
    const pid = living('start.mjs')
    heldBy(pid, 'starting')
    await expect(taken()).rejects.toThrow(`进程 ${pid}`)
  })

  it('where a town is stopping waits for it and says so once', async () => {
    const pid = living('start.mjs', 700)
    heldBy(pid, 'stopping')
    const { said } = await taken()
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(`${pid}`)
  })

  it('waits for a store whose town was killed', async () => {
    storeOf(living('mongod', 700))
    expect((await taken()).said).toHaveLength(1)
  })

  it('ends with the number of what does not stop and where the logs are', async () => {
    const pid = living('mongod')
    storeOf(pid)
    await expect(taken(300)).rejects.toThrow(new RegExp(`${pid}[^]*${join(folder, 'logs')}`))
  })

  it('is not stopped by a number that another program has by now', async () => {
    const pid = living('somebody else')
    heldBy(pid, 'running', 'http://127.0.0.1:12111')
    storeOf(pid)
    expect((await taken()).said).toEqual([])
  })
})
