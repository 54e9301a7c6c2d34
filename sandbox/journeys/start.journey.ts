import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchTown, type StartedTown, startTown } from './support/startTown'

let town: StartedTown
let openedAfter = 0
beforeAll(async () => {
  const before = Date.now()
  town = await startTown()
  openedAfter = (Date.now() - before) / 1000
})
afterAll(() => town?.stop())

const soon = async (what: () => boolean): Promise<void> => {
  for (const until = Date.now() + 20_000; !what(); ) {
    if (Date.now() > until) throw new Error(`It did not come about in 20 s:\n${town.printed()}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}
/** `npm run -s …` of somebody who set nothing. */
const run = (folder: string, ...command: string[]): Promise<{ code: number; said: string }> => {
  const { MONGO_URL: _m, REDIS_URL: _r, DATA_KEY: _k, ...env } = process.env
  const root = fileURLToPath(new URL('../..', import.meta.url))
  return new Promise((done) =>
    execFile('npm', ['run', '-s', ...command], { cwd: root, env: { ...env, TOWN_DATA: folder } }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), said: out + err }),
    ),
  )
}
/** What stands in a person's chats. */
const saidOn = async (key: string) => {
  const { desk } = town.addresses()
  const answer = await fetch(`${desk}/__fake/transcript?openid=${town.person(key).openid}`)
  return ((await answer.json()) as { chat: { text: string }[] }).chat.map(({ text }) => text)
}
/** Reports the next matter; the number it gets. */
const newestNumber = async (key: string) => {
  const place = { ...town.person(key).point, datum: 'gcj02' }
  const filed = await (await town.as(key)).post<{ number: string }>('/api/cases', { category: 'E2301', point: place })
  return Number(filed.data?.number.slice(-6))
}
const clock = async () =>
  (await (await fetch(`${town.addresses().desk}/__sandbox/clock`)).json()) as { data: { town: string } }

describe('whoever starts the town', () => {
  it('is told how long they waited, from the command on', async () => {
    await soon(() => /用时 [\d.]+ s/.test(town.printed()))
    const told = Number(town.printed().match(/用时 ([\d.]+) s/)?.[1])
    expect(Math.abs(told - openedAfter)).toBeLessThan(1.5)
  })

  it('is told of no page that does not exist', async () => {
    const { desk, api, miniapp, metrics } = town.addresses()
    for (const address of [desk, `${api}/api/docs`, `${miniapp}/`, `${metrics}/metrics`])
      expect((await fetch(address)).status, address).toBe(200)
    expect(town.addresses()).not.toHaveProperty('console')
  })

  it('asks it for its accounts with nothing set, and is told what to do where none runs', async () => {
    const listed = await run(town.folder, 'accounts', '--', 'list')
    expect(listed.code).toBe(0)
    expect(listed.said.split('\n').filter((line) => line.includes('\twx'))).toHaveLength(57)
    const nowhere = await run(join(town.folder, 'nowhere'), 'accounts', '--', 'list')
    expect([nowhere.code, nowhere.said.split('\n')[1]]).toEqual([2, expect.stringMatching(/^No town is running/)])
  })

  it('asks it for its enterprises and for what people said of categories with nothing set', async () => {
    expect((await run(town.folder, 'wecom', '--', 'list')).said).toMatch(/^town\t.+\tww\w+\t/m)
    const text = '小区门口的路灯一直闪'
    const body = JSON.stringify({ accountKey: 'main', openid: town.person('resident').openid, text })
    await fetch(`${town.addresses().desk}/__fake/say`, { method: 'POST', body })
    const phone = await town.as('resident')
    const mine = await phone.get<{ items: { id: string }[] }>('/api/cases?mine=1')
    const wrong = { command: 'recategorise', category: 'E2102' }
    await phone.post(`/api/cases/${mine.data?.items[0]?.id}/commands`, wrong)
    const kept = { text, category: 'E2102' }
    expect(await run(town.folder, 'corrections')).toEqual({ code: 0, said: `${JSON.stringify(kept)}\n` })
  })

  it('is told when a server died and is back', async () => {
    town.kill('bot-server-1')
    await soon(() => /bot-server-1 restarted, back after [\d.]+ s/.test(town.printed()))
    town.kill('worker-1')
    await soon(() => town.printed().includes('worker-1 restarted'))
  })

  it('a second time is told where it runs already', async () => {
    const second = launchTown(town.folder)
    await second.gone
    expect(second.child.exitCode).toBe(1)
    expect(second.printed()).toContain(town.addresses().desk)
    expect(second.printed().trim().split('\n')).toHaveLength(2)
  })

  it('while it is stopping gets it when it has stopped, with the real clock again', async () => {
    await town.setSpeed(60)
    const { data } = await clock()
    expect(data).toMatchObject({ fast: true, speed: 60, replaying: false })
    const before = await newestNumber('resident')
    const ended = town.end()
    await soon(() => town.printed().includes('正在停止'))
    const { folder } = town
    town = await startTown({}, folder)
    await ended
    expect(await clock()).toEqual({ data: { ...data, fast: false, speed: 1 } })
    expect(await saidOn('resident')).toContain('小区门口的路灯一直闪')
    expect(await newestNumber('resident')).toBe(before + 1)
  })

  it('a moment after it was killed gets it when its stores have ended, however they hang', async () => {
    process.kill(town.addresses().processes.mongod ?? Number.NaN, 'SIGSTOP')
    await town.end('SIGKILL')
    const { folder } = town
    town = await startTown({}, folder)
    expect(town.printed()).toContain('the run before is still stopping')
    expect((await (await town.as('resident')).get('/api/me')).status).toBe(200)
  })

  it('on data that cannot be read is told the cause and where the log is', async () => {
    await town.end()
    for (const store of readdirSync(town.folder).filter((name) => name.startsWith('mongo-')))
      writeFileSync(join(town.folder, store, 'storage.bson'), 'no data of any mongod')
    const broken = launchTown(town.folder)
    await broken.gone
    expect(broken.child.exitCode).toBe(1)
    expect(broken.printed()).toMatch(/MongoDB 启动不了（.+）：.+/)
    expect(broken.printed()).toContain(`${town.folder}/logs/mongod.log`)
  })
})
