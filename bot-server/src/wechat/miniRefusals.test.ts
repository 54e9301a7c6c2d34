import { forgetEnv } from '@jinlin/backend/infra/env'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeEach, describe, expect, it } from 'vitest'
import { signatureOf } from './envelope'
import { readJsonMessage } from './readJson'
import { desk, send, stored, useCallbacks } from './testing/callbacks'
import { eventJson, mini, miniRequest, setMini } from './testing/miniRequest'

useStores()
useCallbacks()

const text = eventJson('subscribe_msg_popup_event', [{ TemplateId: 'T', SubscribeStatusString: 'accept' }])
const post = (request: { query: URLSearchParams; body: string }, key = mini.key) =>
  send({ ...mini, key } as never, request)
const bent = (name: string, value: string) => {
  const request = miniRequest('safe', text)
  request.query.set(name, value)
  return request
}

beforeEach(() => setMini('safe'))

describe('the address of the mini-program', () => {
  it('gives the echo back to WeChat, for this mini-program only', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const check = async (appId: string, token: string) => {
      const signature = signatureOf(token, timestamp, 'n')
      const query = new URLSearchParams({ signature, timestamp, nonce: 'n', echostr: '4711' })
      const answer = await fetch(`${desk.address}/wechat/mini/${appId}?${query}`)
      return [answer.status, await answer.text()]
    }
    expect(await check(mini.appId, mini.token)).toEqual([200, '4711'])
    expect(await check(mini.appId, 'other')).toEqual([403, ''])
    expect(await check('wx_other', mini.token)).toEqual([404, ''])
  })

  it('is not there while no push is set up', async () => {
    Object.assign(process.env, { MINIAPP_ORIGINAL_ID: '', MINIAPP_PUSH_TOKEN: '', MINIAPP_PUSH_KEY: '' })
    forgetEnv()
    expect((await post(miniRequest('safe', text))).status).toBe(404)
  })

  it('takes no open pushes outside the sandbox unless a setting allows them', async () => {
    setMini('plain')
    process.env.WECHAT_PLAIN = '0'
    forgetEnv()
    expect((await post(miniRequest('plain', text))).status).toBe(403)
    process.env.WECHAT_PLAIN = '1'
    forgetEnv()
    expect((await post(miniRequest('plain', text))).status).toBe(200)
  })
})

describe('what is not from WeChat is refused and stores nothing', () => {
  const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg'
  const cases: [string, number, () => Promise<Response>][] = [
    ['a wrong signature', 403, () => post(bent('signature', 'x'))],
    ['a wrong msg_signature', 403, () => post(bent('msg_signature', 'x'))],
    ['an old moment', 403, () => post(bent('timestamp', String(Math.floor(Date.now() / 1000) - 400)))],
    ['the seal of another app', 403, () => post(miniRequest('safe', text, { appId: 'wx_other' }))],
    ['the seal of another key', 403, () => post(miniRequest('safe', text, { encodingAesKey: other }))],
    [
      'a push for another app inside the seal',
      403,
      () => post(miniRequest('safe', text.replace(mini.originalId, 'gh_x'))),
    ],
    ['an open push', 403, () => post({ ...miniRequest('safe', text), body: text })],
    ['the address of another app', 404, () => post(miniRequest('safe', text), 'mini/wx_other')],
    ['an account’s address with the push', 404, () => post(miniRequest('safe', text), 'mini')],
    ['no JSON', 400, () => post({ ...miniRequest('safe', text), body: '{"ToUserName":' })],
    ['an empty body', 400, () => post({ ...miniRequest('safe', text), body: '' })],
    ['a body too long', 400, () => post({ ...miniRequest('safe', text), body: `{"a":"${'x'.repeat(70_000)}"}` })],
  ]
  it.each(cases)('%s → %i', async (_, status, request) => {
    const before = await stored()
    const response = await request()
    expect([response.status, await response.text()]).toEqual([status, ''])
    expect([await stored(), desk.handled]).toEqual([before, []])
  })
})

describe('hostile JSON inside the seal', () => {
  const with_ = (more: string) => text.replace('"MsgType"', `${more},"MsgType"`)
  it.each([
    ['an array', '[]'],
    ['a number', '1'],
    ['null', 'null'],
    ['a word', '"x"'],
    ['two senders at once', with_('"FromUserName":["a","b"]')],
    ['a sender that asks', with_('"FromUserName":{"$ne":null}')],
    ['no sender', text.replace('"FromUserName":"o-mini"', '"FromUserName":null')],
    ['a moment without end', text.replace(/"CreateTime":\d+/, '"CreateTime":1e999')],
    ['a moment in words', text.replace(/"CreateTime":\d+/, '"CreateTime":"1e9"')],
    ['levels without end', with_(`"a":${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
    ['values without end', with_(`"a":[${'1,'.repeat(20_000)}1]`)],
  ])('%s → 400 within 50 ms', async (_, hostile) => {
    const before = await stored()
    const started = performance.now()
    const fields = readJsonMessage(hostile)
    expect(performance.now() - started).toBeLessThan(50)
    expect(fields).toBeUndefined()
    const response = await post(miniRequest('safe', hostile.startsWith('{') ? hostile : `${hostile} `))
    expect(response.status).toBe(400)
    expect(await stored()).toBe(before)
  })

  it('reaches nothing by the names of prototypes, and keeps no half of a character', () => {
    const read = readJsonMessage(
      with_('"__proto__":{"Event":"x"},"constructor":{"prototype":{"a":1}},"EventKey":"a\\u0000\\ud800"'),
    )
    expect(read?.Event).toBe('subscribe_msg_popup_event')
    expect(read?.EventKey).toBe('a\ufffd')
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})
