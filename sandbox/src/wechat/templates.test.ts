import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FakeWechat, startFakeWechat } from './startFakeWechat'
import { templateLibrary } from './templateLibrary'
import type { ChatMessage } from './types'

const aunt = {
  key: 'resident',
  name: '王秀英',
  openid: 'mini-aunt',
  unionid: 'u-aunt',
  accountOpenids: { open: 'aunt' },
}
const account = { key: 'open', appId: 'wx_open', secret: 's', originalId: 'gh', token: 't', mode: 'plain' as const }
const facts = {
  thing1: { value: '路灯不亮' },
  thing2: { value: '3 号楼旁' },
  thing3: { value: '王**' },
  time4: { value: '2026年11月26日 14:20' },
  thing5: { value: '点开打分' },
}
const template = 'sandbox-template-resolved'
const heard: string[] = []
let server: Server
let fake: FakeWechat
const tokens = new Map<string, string>()

const post = async (path: string, body: unknown) =>
  (await fetch(`${fake.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<{
    errcode: number
    msgid?: string
    access_token?: string
  }>
const sendBy = async (app: string, api: string, body: object) => {
  const keys = { grant_type: 'client_credential', appid: app, secret: 's' }
  const token = tokens.get(app) ?? (await post('/cgi-bin/stable_token', keys)).access_token ?? ''
  tokens.set(app, token)
  return post(`/cgi-bin/message/${api}?access_token=${token}`, { template_id: template, data: facts, ...body })
}
const cards = async () => {
  const lines = (await (await fetch(`${fake.url}/__fake/outbox?openid=aunt`)).json()) as ChatMessage[]
  return lines.filter(({ via }) => via === 'template' || via === 'subscribe')
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    heard.push(body)
    response.end('success')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const deliverTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const accounts = [{ ...account, encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }]
  const mini = { miniappId: 'wx_mini', miniappSecret: 's' }
  fake = await startFakeWechat({ port: 0, accounts, ...mini, people: [aunt], deliverTo, templates: templateLibrary })
})
afterAll(async () => {
  await fake.close()
  server.close()
})

describe('a template message', () => {
  it('arrives as a card with its title once, however often the same id is sent, and the account hears that it did', async () => {
    const before = (await cards()).length
    const first = await sendBy('wx_open', 'template/send', { touser: 'aunt', client_msg_id: 'a' })
    const again = await sendBy('wx_open', 'template/send', { touser: 'aunt', client_msg_id: 'a' })
    expect(again).toEqual(first)
    const after = await cards()
    expect(after.length - before).toBe(1)
    expect(after.at(-1)?.text).toBe(
      '办结请确认\n事项：路灯不亮\n地点：3 号楼旁\n谁：王**\n最晚：2026年11月26日 14:20\n下一步：点开打分',
    )
    const told = `<MsgID>${first.msgid}</MsgID>`
    await vi.waitFor(() => expect(heard.some((body) => body.includes(told) && body.includes('success'))).toBe(true))
  })

  it('that somebody blocks does not arrive, and the account hears why', async () => {
    await post('/__fake/block', { openid: 'aunt', accountKey: 'open' })
    const before = (await cards()).length
    const { msgid } = await sendBy('wx_open', 'template/send', { touser: 'aunt' })
    await vi.waitFor(() =>
      expect(heard.some((body) => body.includes(`${msgid}`) && body.includes('failed:user block'))).toBe(true),
    )
    expect((await cards()).length).toBe(before)
    await post('/__fake/block', { openid: 'aunt', accountKey: 'open', block: false })
  })

  it.each([
    ['of an unknown template', { template_id: 'nothing' }, 40037],
    ['with a field missing', { data: { thing1: { value: '路灯' } } }, 47003],
    ['with words too long for a field', { data: { ...facts, thing1: { value: '长'.repeat(21) } } }, 47003],
    ['with a time of another form', { data: { ...facts, time4: { value: '明天' } } }, 47003],
    ['to somebody unknown', { touser: 'nobody' }, 40003],
  ])('%s is refused', async (_, body, errcode) =>
    expect((await sendBy('wx_open', 'template/send', { touser: 'aunt', ...body })).errcode).toBe(errcode),
  )
})

describe('a message that must be allowed', () => {
  it.each([
    ['of the mini-program', 'wx_mini', 'subscribe/send', 'mini-aunt', undefined],
    ['of an account', 'wx_open', 'subscribe/bizsend', 'aunt', 'open'],
  ])('%s arrives as often as it was allowed', async (_, app, api, touser, accountKey) => {
    expect((await sendBy(app, api, { touser })).errcode).toBe(43101)
    await post('/__fake/template', { openid: 'aunt', accountKey, templateId: template, accept: true })
    expect((await sendBy(app, api, { touser })).errcode).toBe(0)
    expect((await sendBy(app, api, { touser })).errcode).toBe(43101)
    await post('/__fake/template', { openid: 'aunt', accountKey, templateId: template, accept: true })
    await post('/__fake/templates_off', { openid: 'aunt', accountKey, templateId: template })
    expect((await sendBy(app, api, { touser })).errcode).toBe(43101)
  })

  it.each(['popup', 'sent', 'change'])('by an account is told to it: %s', async (event) => {
    const told = (body: string) => body.includes(`subscribe_msg_${event}_event`) && body.includes(template)
    await vi.waitFor(() => expect(heard.some(told)).toBe(true))
  })
})
