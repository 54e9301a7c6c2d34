import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { callbackRequest } from '../testing/callbackRequest'
import { signatureOf, unsealText } from './envelope'
import { compat, desk, nextId, plain, safe, say, send, useCallbacks } from './testing/callbacks'

useStores()
useCallbacks()

describe('the address check', () => {
  it('gives the echo back to WeChat and to nobody else', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const query = (signature: string) =>
      new URLSearchParams({ signature, timestamp, nonce: 'n', echostr: '4375120948345356249' })
    const right = await fetch(`${desk.address}/wechat/safe?${query(signatureOf(safe.token, timestamp, 'n'))}`)
    expect(await right.text()).toBe('4375120948345356249')
    const wrong = await fetch(`${desk.address}/wechat/safe?${query(signatureOf('other', timestamp, 'n'))}`)
    expect(wrong.status).toBe(403)
    expect(await wrong.text()).toBe('')
  })
})

describe('an answer', () => {
  it('is open for a plain account, with users swapped and seconds', async () => {
    desk.answer = say('已上报：]]>路灯')
    const reply = await (await send(plain, callbackRequest(plain, { msgId: nextId() }))).text()
    expect(reply).toContain(
      '<ToUserName><![CDATA[o-aunt]]></ToUserName><FromUserName><![CDATA[gh_plain]]></FromUserName>',
    )
    expect(Number(/<CreateTime>(\d+)</.exec(reply)?.[1])).toBeCloseTo(Date.now() / 1000, -1)
    expect(reply).toContain('已上报：]]]]><![CDATA[>路灯')
  })

  it.each([compat, safe])('is sealed for an account in $mode mode', async (account) => {
    desk.answer = say('已上报')
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
