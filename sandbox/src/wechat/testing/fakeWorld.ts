import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { type FakeWechat, startFakeWechat } from '../startFakeWechat'
import type { Delivery, FakeAccount, FakeWechatOptions } from '../types'

/** 43 letters and digits that every account of these tests has. */
export const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const account = (name: string, mode: FakeAccount['mode']): FakeAccount => ({
  key: name,
  appId: `wx_${name}`,
  secret: `s_${name}`,
  originalId: `gh_${name}`,
  token: `t_${name}`,
  encodingAesKey: key,
  mode,
})
const aunt = {
  key: 'resident',
  name: '王秀英',
  openid: 'mini-aunt',
  unionid: 'u-aunt',
  accountOpenids: { open: 'open-aunt', safe: 'safe-aunt' },
  phone: '19900000001',
}

/** One delivery as the account's own server got it. */
export type Seen = { url: URL; body: string }
/** What the tests of one file share: the platform, what the account's server saw, and what it answers. */
export const town = {
  seen: [] as Seen[],
  reply: (() => 'success') as (request: Seen) => Promise<string> | string,
} as { fake: FakeWechat; seen: Seen[]; reply: (request: Seen) => Promise<string> | string }

export const get = async (path: string) => (await fetch(`${town.fake.url}${path}`)).json()
export const post = async (path: string, body: unknown) =>
  (await fetch(`${town.fake.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
/** A person says something to an account. */
export const say = (body: unknown) => post('/__fake/say', body) as Promise<Delivery>
/** A passive answer in words, as an account gives it. */
export const xmlReply = (text: string, to = 'open-aunt', from = 'gh_open', time = Math.floor(Date.now() / 1000)) =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>${time}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content></xml>`
/** A token of the app `wx_<name>`. */
export const tokenOf = async (name: string) => {
  const keys = { grant_type: 'client_credential', appid: `wx_${name}`, secret: `s_${name}` }
  return ((await post('/cgi-bin/stable_token', keys)) as { access_token: string }).access_token
}

/** Starts a platform with one open and one sealed account, which `aunt` follows, and the accounts' server beside it. */
export function useFake(more: Partial<FakeWechatOptions> = {}): void {
  let server: Server
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const one = { url: new URL(request.url ?? '/', 'http://x'), body: Buffer.concat(chunks).toString() }
      town.seen.push(one)
      response.end(await town.reply(one))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const deliverTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const accounts = [account('open', 'plain'), account('safe', 'safe')]
    const mini = { miniappId: 'wx_mini', miniappSecret: 's_mini' }
    const options = { port: 0, accounts, ...mini, people: [{ ...aunt }], deliverTo, tryMs: 500, ...more }
    town.fake = await startFakeWechat(options)
  })
  afterAll(async () => {
    await town.fake.close()
    server.close()
  })
}
