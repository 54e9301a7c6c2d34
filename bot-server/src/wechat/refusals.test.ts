import { forgetEnv } from '@jinlin/backend/infra/env'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { callbackRequest, type TestAccount } from '../testing/callbackRequest'
import { compat, desk, nextId, plain, safe, send, stored, useCallbacks } from './testing/callbacks'

useStores()
useCallbacks()

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
      'H14 five hundred elements side by side',
      400,
      () => send(plain, callbackRequest(plain, { fields: `<MsgType>text</MsgType>${'<a/>'.repeat(500)}` })),
    ],
    ['a comment', 400, () => send(plain, callbackRequest(plain, { fields: '<!-- --><MsgType>text</MsgType>' }))],
    ['an instruction', 400, () => send(plain, callbackRequest(plain, { fields: '<?php x?><MsgType>text</MsgType>' }))],
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
    const before = await stored()
    const response = await request()
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(await stored()).toBe(before)
    expect(desk.handled).toEqual([])
  })
})

describe('plain mode proves no body', () => {
  it('so that it is refused unless a setting takes it', async () => {
    process.env.WECHAT_PLAIN = '0'
    forgetEnv()
    const before = await stored()
    const message = await send(plain, callbackRequest(plain, { msgId: nextId() }))
    const sealed = await send(safe, callbackRequest(safe, { msgId: nextId() }))
    process.env.WECHAT_PLAIN = '1'
    forgetEnv()
    expect([message.status, sealed.status]).toEqual([403, 200])
    expect(await stored()).toBe(before + 1)
    expect((await send(plain, callbackRequest(plain, { msgId: nextId() }))).status).toBe(200)
  })
})
