import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seal, sign, unseal } from './seal'
import { type FakeWechat, startFakeWechat } from './startFakeWechat'
import type { ChatMessage, Delivery, FakeAccount } from './types'
import vectors from './vectors.data.json'

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const account = (name: string, mode: FakeAccount['mode']): FakeAccount => ({
  key: name,
  appId: `wx_${name}`,
  secret: `s_${name}`,
  originalId: `gh_${name}`,
  token: `t_${name}`,
  encodingAesKey: key,
  mode,
})
const accounts = [account('open', 'plain'), account('safe', 'safe')]
const aunt = {
  key: 'resident',
  name: '王秀英',
  openid: 'mini-aunt',
  unionid: 'u-aunt',
  accountOpenids: { open: 'open-aunt', safe: 'safe-aunt' },
  phone: '19900000001',
}

type Seen = { url: URL; body: string }
const seen: Seen[] = []
let reply: (request: Seen) => Promise<string> | string = () => 'success'
let server: Server
let fake: FakeWechat
const get = async (path: string) => (await fetch(`${fake.url}${path}`)).json()
const post = async (path: string, body: unknown) =>
  (await fetch(`${fake.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
const say = (body: unknown) => post('/__fake/say', body) as Promise<Delivery>
const xmlReply = (text: string, to = 'open-aunt', from = 'gh_open', time = Math.floor(Date.now() / 1000)) =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>${time}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content></xml>`
const tokenOf = async (name: string) => {
  const answer = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: `wx_${name}`,
    secret: `s_${name}`,
  })
  return (answer as { access_token: string }).access_token
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const one = { url: new URL(request.url ?? '/', 'http://x'), body: Buffer.concat(chunks).toString() }
    seen.push(one)
    response.end(await reply(one))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const deliverTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  fake = await startFakeWechat({
    port: 0,
    accounts,
    miniappId: 'wx_mini',
    miniappSecret: 's_mini',
    people: [aunt],
    deliverTo,
    tryMs: 500,
  })
})
afterAll(async () => {
  await fake.close()
  server.close()
})

describe('what a person says', () => {
  it('arrives signed at the account, and the answer stands in the chat', async () => {
    reply = () => xmlReply('您好')
    const delivery = await say({ accountKey: 'open', openid: 'mini-aunt', type: 'text', text: '路灯不亮 ]]> <a>' })
    expect(delivery.reply).toEqual({ type: 'text', text: '您好' })
    const { url, body } = seen.at(-1) as Seen
    const of = (name: string) => url.searchParams.get(name) ?? ''
    expect(of('signature')).toBe(sign('t_open', of('timestamp'), of('nonce')))
    expect(body).toMatch(/<MsgId>2\d{18}<\/MsgId>/)
    const outbox = (await get('/__fake/outbox?openid=mini-aunt')) as ChatMessage[]
    expect(outbox.at(-1)).toMatchObject({ via: 'passive', text: '您好', accountKey: 'open' })
  })

  it('is sealed in safe mode, and an open answer is refused there', async () => {
    reply = () => xmlReply('您好', 'safe-aunt', 'gh_safe')
    const delivery = await say({ accountKey: 'safe', openid: 'safe-aunt', type: 'text', text: '漏水' })
    expect(delivery.problem).toMatch(/safe mode/)
    const { url, body } = seen.at(-1) as Seen
    const sealed = /<Encrypt><!\[CDATA\[(.*)\]\]>/.exec(body)?.[1] ?? ''
    const of = (name: string) => url.searchParams.get(name) ?? ''
    expect(of('msg_signature')).toBe(sign('t_safe', of('timestamp'), of('nonce'), sealed))
    expect(unseal(sealed, key)).toMatchObject({ appId: 'wx_safe' })
    expect(body).not.toContain('漏水')
  })

  it('takes a sealed answer with the right appid only', async () => {
    const answer = (appId: string) => {
      const encrypted = seal(xmlReply('收到', 'safe-aunt', 'gh_safe'), key, appId)
      return `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature>${sign('t_safe', '1', 'n', encrypted)}</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>`
    }
    reply = () => answer('wx_safe')
    expect((await say({ accountKey: 'safe', openid: 'safe-aunt', text: 'a' })).reply?.text).toBe('收到')
    reply = () => answer('wx_other')
    expect((await say({ accountKey: 'safe', openid: 'safe-aunt', text: 'a' })).problem).toMatch(/appid/)
  })

  it.each([
    ['the users are not swapped', xmlReply('x', 'gh_open', 'open-aunt')],
    ['the time is in milliseconds', xmlReply('x', 'open-aunt', 'gh_open', Date.now())],
    ['it is not well-formed', xmlReply('x').replace('</xml>', '')],
    ['it is JSON', '{"ok":true}'],
    ['the type is unknown', xmlReply('x').replace('[text]', '[poem]')],
  ])('is answered by a grey line when %s', async (_, body) => {
    reply = () => body
    const delivery = await say({ accountKey: 'open', openid: 'open-aunt', text: 'a' })
    expect(delivery.problem).toBeTruthy()
    expect(delivery.reply).toBeNull()
    expect(((await get('/__fake/outbox?openid=open-aunt')) as ChatMessage[]).at(-1)?.via).toBe('system')
  })

  it('comes again with the same body when the answer was lost', async () => {
    await post('/__fake/delivery', { drop: { first: 2, how: 'after' } })
    const before = seen.length
    reply = () => xmlReply('只此一次')
    const delivery = await say({ accountKey: 'open', openid: 'open-aunt', text: 'again' })
    const bodies = seen.slice(before).map((one) => one.body)
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
    expect(delivery.reply?.text).toBe('只此一次')
  })

  it('waits so long a try and no longer', async () => {
    let calls = 0
    let release = (_: string) => {}
    reply = () => (calls++ === 0 ? new Promise((done) => (release = done)) : 'success')
    const delivery = await say({ accountKey: 'open', openid: 'open-aunt', text: 'slow' })
    expect(delivery.tries.map((one) => one.outcome)).toEqual(['no answer in time', 'answered'])
    release('success')
  })
})

describe('the API', () => {
  it('refuses wrong ids and secrets with their codes', async () => {
    expect(await get('/cgi-bin/token?grant_type=client_credential&appid=wx_none&secret=x')).toMatchObject({
      errcode: 40013,
    })
    expect(await get('/cgi-bin/token?grant_type=client_credential&appid=wx_open&secret=x')).toMatchObject({
      errcode: 40125,
    })
    expect(await get('/cgi-bin/menu/get?access_token=x')).toMatchObject({ errcode: 40014 })
  })

  it('says 40001 to a revoked token and gives another one', async () => {
    const first = await tokenOf('open')
    expect(await tokenOf('open')).toBe(first)
    await post('/__fake/revoke_token', { accountKey: 'open' })
    expect(await get(`/cgi-bin/menu/get?access_token=${first}`)).toMatchObject({ errcode: 40001 })
    const second = await tokenOf('open')
    expect(second).not.toBe(first)
    expect(await get(`/cgi-bin/menu/get?access_token=${second}`)).toMatchObject({ errcode: 46003 })
  })

  it('lets five messages through after a person wrote, none after 48 hours', async () => {
    reply = () => 'success'
    await say({ accountKey: 'open', openid: 'open-aunt', text: 'hi' })
    const send = async () =>
      post(`/cgi-bin/message/custom/send?access_token=${await tokenOf('open')}`, {
        touser: 'open-aunt',
        msgtype: 'text',
        text: { content: 'x' },
      })
    const codes = []
    for (let n = 0; n < 6; n++) codes.push(((await send()) as { errcode: number }).errcode)
    expect(codes).toEqual([0, 0, 0, 0, 0, 45047])
    await post('/__fake/clock', { advanceMs: 49 * 3_600_000 })
    expect(await send()).toMatchObject({ errcode: 45015 })
    await post('/__fake/reset', {})
  })

  it('refuses strangers and people who left', async () => {
    const token = await tokenOf('open')
    const send = (touser: string) =>
      post(`/cgi-bin/message/custom/send?access_token=${token}`, { touser, msgtype: 'text', text: { content: 'x' } })
    expect(await send('nobody')).toMatchObject({ errcode: 40003 })
    await say({ accountKey: 'open', openid: 'open-aunt', type: 'unsubscribe' })
    expect(await send('open-aunt')).toMatchObject({ errcode: 43004 })
    await say({ accountKey: 'open', openid: 'open-aunt', type: 'subscribe' })
  })

  it('takes a js_code once, for its own mini-program', async () => {
    const { code } = (await get('/__fake/js_code?openid=mini-aunt')) as { code: string }
    const session = (secret: string) =>
      get(`/sns/jscode2session?appid=wx_mini&secret=${secret}&js_code=${code}&grant_type=authorization_code`)
    expect(await session('wrong')).toMatchObject({ errcode: 40125 })
    expect(await session('s_mini')).toMatchObject({ openid: 'mini-aunt', unionid: 'u-aunt' })
    expect(await session('s_mini')).toMatchObject({ errcode: 40163 })
  })

  it('gives the photo a person sent, by its media id', async () => {
    reply = () => 'success'
    await say({ accountKey: 'open', openid: 'open-aunt', type: 'image' })
    const mediaId = /<MediaId><!\[CDATA\[(.*?)\]\]>/.exec(seen.at(-1)!.body)?.[1]
    const response = await fetch(
      `${fake.url}/cgi-bin/media/get?access_token=${await tokenOf('open')}&media_id=${mediaId}`,
    )
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('shows an ordered error the ordered number of times', async () => {
    await post('/__fake/errors', { api: 'menu/get', code: 45009, times: 1 })
    const token = await tokenOf('open')
    expect(await get(`/cgi-bin/menu/get?access_token=${token}`)).toMatchObject({ errcode: 45009 })
    expect(await get(`/cgi-bin/menu/get?access_token=${token}`)).toMatchObject({ errcode: 46003 })
  })
})

describe('the seal', () => {
  it.each(vectors.aes)('equals the vector of $src', (vector) => {
    expect(seal(vector.plaintext, vector.key, vector.appid, Buffer.from(vector.random16))).toBe(vector.encrypt)
    expect(unseal(vector.encrypt, vector.key)).toEqual({ text: vector.plaintext, appId: vector.appid })
    expect(sign(vector.token, vector.timestamp, vector.nonce, vector.encrypt)).toBe(vector.msg_signature)
  })
  it.each(vectors.plainSignature)('signs as in $src', (vector) => {
    expect(sign(vector.token, vector.timestamp, vector.nonce)).toBe(vector.signature)
  })
})
