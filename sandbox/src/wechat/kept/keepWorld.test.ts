import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeWechat, startFakeWechat } from '../startFakeWechat'
import { key } from '../testing/fakeWorld'
import type { ChatMessage } from '../types'

const aunt = () => ({
  key: 'resident',
  name: '王秀英',
  openid: 'mini-aunt',
  unionid: 'u-aunt',
  accountOpenids: { main: 'main-aunt' } as Record<string, string>,
})
const account = (name: string) => ({
  key: name,
  appId: `wx_${name}`,
  secret: 's',
  originalId: `gh_${name}`,
  token: 't',
  encodingAesKey: key,
  mode: 'plain' as const,
})

let server: Server
let folder: string
let fake: FakeWechat
let unreadable: string[]
let people: ReturnType<typeof aunt>[]

const start = async () => {
  people = [aunt()]
  const { port } = server.address() as AddressInfo
  fake = await startFakeWechat({
    port: 0,
    accounts: [account('main'), account('community')],
    miniappId: 'wx_mini',
    miniappSecret: 's',
    people,
    deliverTo: `http://127.0.0.1:${port}`,
    keepIn: { folder, unreadable: (file) => unreadable.push(file) },
  })
}
const again = async () => {
  await fake.close()
  await start()
}
const post = async (path: string, body: unknown) =>
  (await fetch(`${fake.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
const say = (more: object) => post('/__fake/say', { accountKey: 'main', openid: 'mini-aunt', ...more })
const chat = async () => {
  const answer = await fetch(`${fake.url}/__fake/transcript?openid=mini-aunt`)
  return ((await answer.json()) as { chat: ChatMessage[] }).chat
}
const texts = async () => (await chat()).map(({ text }) => text)
/** Sends words as the account; the platform's answer. */
const sendAs = async (name: string, touser: string) => {
  const keys = { grant_type: 'client_credential', appid: `wx_${name}`, secret: 's' }
  const { access_token } = (await post('/cgi-bin/stable_token', keys)) as { access_token: string }
  const message = { touser, msgtype: 'text', text: { content: '您好' } }
  return (await post(`/cgi-bin/message/custom/send?access_token=${access_token}`, message)) as { errcode: number }
}

beforeAll(async () => {
  server = createServer((_, response) => response.end('success'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => server.close())
beforeEach(async () => {
  unreadable = []
  folder = mkdtempSync(join(tmpdir(), 'jinlin-wechat-'))
  await start()
})
afterEach(async () => {
  await fake.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the phones after a restart', () => {
  it('show what they showed, and go on with it', async () => {
    await say({ text: '路灯不亮' })
    await sendAs('main', 'main-aunt')
    await again()
    expect(await texts()).toEqual(['路灯不亮', '您好'])
    await say({ text: '还是不亮' })
    expect((await chat()).map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('show their pictures', async () => {
    await say({ type: 'image' })
    const picture = async () => {
      const id = (await chat())[0]?.media ?? ''
      const answer = await fetch(`${fake.url}/__fake/media?id=${id}`)
      return Buffer.from(await answer.arrayBuffer())
    }
    const before = await picture()
    await again()
    await again()
    expect(before.subarray(1, 4).toString()).toBe('PNG')
    expect((await picture()).equals(before)).toBe(true)
  })

  it('know whom their owner follows, by which openid, and who may still write', async () => {
    await say({ accountKey: 'community', type: 'subscribe' })
    await say({ type: 'unsubscribe' })
    const own = people[0]?.accountOpenids.community ?? ''
    await again()
    expect(people[0]?.accountOpenids).toEqual({ main: 'main-aunt', community: own })
    expect(await sendAs('community', own)).toMatchObject({ errcode: 0 })
    expect(await sendAs('main', 'main-aunt')).toMatchObject({ errcode: 43004 })
  })

  it('are those the platform had met only', async () => {
    await say({ openid: 'o-nobody', text: '您好' })
    await again()
    expect(people.map(({ openid }) => openid)).toEqual(['mini-aunt', 'o-nobody'])
  })

  it('lose only what was being written when it was killed', async () => {
    await say({ text: '路灯不亮' })
    await fake.close()
    appendFileSync(join(folder, 'chats.jsonl'), '{"line":{"id":2,"at":"2026-')
    await start()
    expect([await texts(), unreadable]).toEqual([['路灯不亮'], []])
  })
})

describe('files that cannot be read', () => {
  it.each([
    ['chats.jsonl', '{"line":\n'],
    ['chats.jsonl', '{"line":{"id":"1"}}\n'],
    ['chats.jsonl', 'null\n'],
    ['people.json', '{"people":'],
    ['people.json', '{}'],
  ])('%s with %j: the platform starts without it, says so once and keeps the file', async (name, broken) => {
    await fake.close()
    writeFileSync(join(folder, name), broken)
    await start()
    expect(unreadable).toEqual([join(folder, name)])
    expect(readFileSync(join(folder, `${name}.broken`), 'utf8')).toBe(broken)
    await say({ text: '路灯不亮' })
    await again()
    expect([await texts(), unreadable.length]).toEqual([['路灯不亮'], 1])
    await fake.close()
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
  })

  it.each(['chats.jsonl', 'people.json'])('%s the disk does not give: nothing is written over it', async (name) => {
    await fake.close()
    rmSync(join(folder, name), { force: true })
    mkdirSync(join(folder, name))
    await start()
    expect(unreadable).toEqual([join(folder, name)])
    expect(statSync(join(folder, `${name}.broken`)).isDirectory()).toBe(true)
    await say({ text: '路灯不亮' })
    await again()
    expect([await texts(), unreadable.length]).toEqual([['路灯不亮'], 1])
  })

  it('chats with a row that can’t be read: all others are shown, it is said once and the file is kept', async () => {
    await say({ text: '路灯不亮' })
    await fake.close()
    appendFileSync(join(folder, 'chats.jsonl'), '{"line":{"id":2,"at":"2026-\n')
    await start()
    await say({ text: '还是不亮' })
    await again()
    expect([await texts(), unreadable]).toEqual([['路灯不亮', '还是不亮'], [join(folder, 'chats.jsonl')]])
    expect(readFileSync(join(folder, 'chats.jsonl.broken'), 'utf8').split('\n')).toHaveLength(3)
  })
})
