import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import Koa from 'koa'
import Router from 'koa-router'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { callbackRequest, storeAccounts, type TestAccount, testAccounts } from '../testing/callbackRequest'
import type { MakeAnswer } from './answerOnce'
import { signatureOf, unsealText } from './envelope'
import { sweepInbox } from './inboxSweep'
import { wechatRoutes } from './wechatRoutes'

useStores()
const [plain, compat, safe] = testAccounts as [TestAccount, TestAccount, TestAccount]
let server: Server
let address = ''
let answer: MakeAnswer = async () => null
let handled: string[] = []
let serial = 10
const nextId = () => {
  serial += 1
  return `24000000000000000${serial}`
}

const send = (account: TestAccount, { query, body }: { query: URLSearchParams; body: string }) =>
  fetch(`${address}/wechat/${account.key}?${query}`, { method: 'POST', body })
const say =
  (text: string): MakeAnswer =>
  async () =>
    text

beforeAll(async () => {
  await storeAccounts('1509/150902')
  const app = new Koa()
  const router = new Router()
  wechatRoutes(router, async (inbound, now) => {
    handled.push(inbound.key)
    return answer(inbound, now)
  })
  app.use(router.routes() as unknown as Koa.Middleware)
  server = createServer(app.callback())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => server.close(done)))
beforeEach(() => {
  handled = []
  answer = async () => null
})

describe('the address check', () => {
  it('gives the echo back to WeChat and to nobody else', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const query = (signature: string) =>
      new URLSearchParams({ signature, timestamp, nonce: 'n', echostr: '4375120948345356249' })
    const right = await fetch(`${address}/wechat/safe?${query(signatureOf(safe.token, timestamp, 'n'))}`)
    expect(await right.text()).toBe('4375120948345356249')
    const wrong = await fetch(`${address}/wechat/safe?${query(signatureOf('other', timestamp, 'n'))}`)
    expect(wrong.status).toBe(403)
    expect(await wrong.text()).toBe('')
  })
})

describe('an answer', () => {
  it('is open for a plain account, with users swapped and seconds', async () => {
    answer = say('已上报：]]>路灯')
    const reply = await (await send(plain, callbackRequest(plain, { msgId: nextId() }))).text()
    expect(reply).toContain(
      '<ToUserName><![CDATA[o-aunt]]></ToUserName><FromUserName><![CDATA[gh_plain]]></FromUserName>',
    )
    expect(Number(/<CreateTime>(\d+)</.exec(reply)?.[1])).toBeCloseTo(Date.now() / 1000, -1)
    expect(reply).toContain('已上报：]]]]><![CDATA[>路灯')
  })

  it.each([compat, safe])('is sealed for an account in $mode mode', async (account) => {
    answer = say('已上报')
    const reply = await (await send(account, callbackRequest(account, { msgId: nextId() }))).text()
    const of = (name: string) =>
      new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(reply)?.[1] ?? ''
    expect(of('MsgSignature')).toBe(signatureOf(account.token, of('TimeStamp'), of('Nonce'), of('Encrypt')))
    expect(unsealText(of('Encrypt'), account)).toContain('已上报')
    expect(reply).not.toContain('已上报')
  })

  it('is `success` when there is nothing to say', async () => {
    const response = await send(safe, callbackRequest(safe, { msgId: nextId() }))
    expect([response.status, await response.text()]).toEqual([200, 'success'])
  })

  it('is `success` for kinds nobody knows', async () => {
    const fields = '<MsgType>event</MsgType><Event>brand_new_thing</Event>'
    const response = await send(safe, callbackRequest(safe, { msgId: nextId(), fields }))
    expect([response.status, await response.text()]).toEqual([200, 'success'])
  })
})

describe('what is not from WeChat is refused and stores nothing', () => {
  const bent =
    (change: (request: { query: URLSearchParams; body: string }) => void, account = safe) =>
    () => {
      const request = callbackRequest(account, { msgId: nextId() })
      change(request)
      return send(account, request)
    }
  const xmlOf = (inner: string) =>
    `<xml><ToUserName>gh_safe</ToUserName><FromUserName>o-x</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>${inner}</xml>`
  const cases: [string, number, () => Promise<Response>][] = [
    [
      'H10 a changed body under the right plain signature',
      403,
      bent((request) => (request.body = callbackRequest(safe, { msgId: '1' }).body)),
    ],
    [
      'an open message to an account in safe mode',
      403,
      bent((request) => (request.body = xmlOf('<Content>hi</Content>'))),
    ],
    [
      'an open message to an account in compat mode',
      403,
      bent((request) => (request.body = xmlOf('').replaceAll('safe', 'compat')), compat),
    ],
    ['a wrong signature', 403, bent((request) => request.query.set('signature', 'x'))],
    ['a wrong msg_signature', 403, bent((request) => request.query.set('msg_signature', 'x'))],
    ['no signature at all', 403, bent((request) => request.query.delete('signature'))],
    [
      'H11 a moment 301 s ago',
      403,
      () => send(safe, callbackRequest(safe, { timestamp: Math.floor(Date.now() / 1000) - 302 })),
    ],
    [
      'a moment 301 s ahead',
      403,
      () => send(safe, callbackRequest(safe, { timestamp: Math.floor(Date.now() / 1000) + 302 })),
    ],
    ['H13 the seal of another app', 403, () => send(safe, callbackRequest(safe, { seal: { appId: 'wx_other' } }))],
    [
      'H13 another key',
      403,
      () =>
        send(safe, callbackRequest(safe, { seal: { encodingAesKey: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg' } })),
    ],
    [
      'a message for another account inside the seal',
      403,
      () => send(safe, callbackRequest(safe, { xml: xmlOf('').replace('gh_safe', 'gh_other') })),
    ],
    [
      'H14 a doctype',
      400,
      () => send(plain, callbackRequest(plain, { xml: '<!DOCTYPE x [<!ENTITY a "b">]><xml></xml>' })),
    ],
    [
      'H14 an entity in small letters inside the seal',
      400,
      () => send(safe, callbackRequest(safe, { xml: `<!entity a "b">${xmlOf('')}` })),
    ],
    [
      'H14 a megabyte of references',
      400,
      () => send(plain, callbackRequest(plain, { xml: `<xml>${'&#65;'.repeat(210_000)}</xml>` })),
    ],
    [
      'H14 elements 8,000 deep',
      400,
      () => send(plain, callbackRequest(plain, { xml: `${'<a>'.repeat(8000)}${'</a>'.repeat(8000)}` })),
    ],
    [
      'H15 two senders',
      400,
      () => send(plain, callbackRequest(plain, { fields: '<MsgType>text</MsgType><FromUserName>o-b</FromUserName>' })),
    ],
    ['a message id that is a word', 400, () => send(plain, callbackRequest(plain, { msgId: '1e5' }))],
    [
      'a prototype as an element',
      400,
      () => send(plain, callbackRequest(plain, { xml: '<xml><__proto__>a</__proto__></xml>' })),
    ],
    ['an empty body', 400, () => send(plain, { ...callbackRequest(plain), body: '' })],
    [
      'an account nobody knows',
      404,
      () => send({ ...plain, key: 'none' } as unknown as TestAccount, callbackRequest(plain)),
    ],
  ]
  it.each(cases)('%s → %i', async (_, status, request) => {
    const before = await WxInboxModel.countDocuments({})
    const started = performance.now()
    const response = await request()
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(performance.now() - started).toBeLessThan(500)
    expect(await WxInboxModel.countDocuments({})).toBe(before)
    expect(handled).toEqual([])
  })
})

describe('when the store is away', () => {
  it('nothing is acknowledged: the line breaks, so that WeChat comes again', async () => {
    const request = callbackRequest(plain, { msgId: nextId() })
    const gone = vi.spyOn(WxInboxModel, 'create').mockRejectedValueOnce(new Error('no primary'))
    await expect(send(plain, request)).rejects.toThrow()
    gone.mockRestore()
    answer = say('到了')
    expect(await (await send(plain, request)).text()).toContain('到了')
  })
})

describe('one message', () => {
  it('H16 keeps an id longer than a number', async () => {
    await send(safe, callbackRequest(safe, { msgId: '18446744073709551615' }))
    expect(handled).toEqual(['safe-18446744073709551615'])
  })

  it('H12 acts once and is answered the same, however often it comes', async () => {
    answer = say('收到')
    const request = callbackRequest(plain, { msgId: nextId() })
    const bodies = []
    for (let n = 0; n < 3; n += 1) bodies.push(await (await send(plain, request)).text())
    expect(handled).toHaveLength(1)
    for (const body of bodies) expect(body).toContain('收到')
  })

  it('acts once when three deliveries arrive together', async () => {
    answer = async () => {
      await new Promise((done) => setTimeout(done, 300))
      return '一次'
    }
    const request = callbackRequest(plain, { msgId: nextId() })
    const bodies = await Promise.all([1, 2, 3].map(async () => (await send(plain, request)).text()))
    expect(handled).toHaveLength(1)
    for (const body of bodies) expect(body).toContain('一次')
  })

  it('is acknowledged within five seconds, though the answer takes longer', async () => {
    answer = () => new Promise((done) => setTimeout(() => done('晚了'), 5200))
    const started = performance.now()
    const response = await send(plain, callbackRequest(plain, { msgId: nextId() }))
    expect(await response.text()).toBe('success')
    expect(performance.now() - started).toBeLessThan(4900)
    await new Promise((done) => setTimeout(done, 1000))
  })

  it('is taken up again when its handling broke off', async () => {
    answer = async () => {
      throw new Error('the store went away')
    }
    const msgId = nextId()
    const response = await send(plain, callbackRequest(plain, { msgId }))
    expect([response.status, await response.text()]).toEqual([200, 'success'])
    expect((await WxInboxModel.findById(`plain-${msgId}`).lean())?.state).toBe('received')
    expect(await sweepInbox(new Date(), answer)).toBe(0)
    const later = new Date(Date.now() + 7000)
    answer = say('又来了')
    const again = await send(plain, callbackRequest(plain, { msgId }))
    expect(await again.text()).toBe('success')
    expect(await sweepInbox(later, answer)).toBeGreaterThan(0)
    expect((await WxInboxModel.findById(`plain-${msgId}`).lean())?.tries).toBe(2)
  })

  it('and another of the same second differ by their event key', async () => {
    const event = (key: string) => `<MsgType>event</MsgType><Event>CLICK</Event><EventKey>${key}</EventKey>`
    const press = (key: string) => {
      const request = callbackRequest(plain, { fields: event(key) })
      return send(plain, { ...request, body: request.body.replace(/<MsgId>.*<\/MsgId>/, '') })
    }
    await Promise.all([press('a'), press('b'), press('a')])
    expect(handled).toHaveLength(2)
  })
})
