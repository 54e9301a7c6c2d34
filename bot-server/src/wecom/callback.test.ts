import { WecomChatModel } from '@jinlin/backend/wecom/WecomChatModel'
import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { sealText, signatureOf } from '../wechat/envelope'
import { corp, event, useWecom } from './testing/smallWecom'

const server = useServer()
useWecom()

describe('the address of an enterprise', () => {
  it('answers the check with what was sealed, for this enterprise only', async () => {
    const check = async (appId: string, token = corp.token) => {
      const echostr = sealText('4711', { ...corp, appId })
      const timestamp = String(Math.floor(Date.now() / 1000))
      const msg_signature = signatureOf(token, timestamp, 'n', echostr)
      const query = new URLSearchParams({ msg_signature, timestamp, nonce: 'n', echostr })
      const answer = await fetch(`${server.url()}/wecom/town?${query}`)
      return [answer.status, await answer.text()]
    }
    expect(await check(corp.appId)).toEqual([200, '4711'])
    expect(await check('ww-other')).toEqual([403, ''])
    expect(await check(corp.appId, 'other')).toEqual([403, ''])
  })

  it('takes no event with a wrong signature, of another enterprise, too old, torn or with a doctype', async () => {
    expect(await event(server, 'wr1', 'create', { token: 'other' })).toEqual([403, ''])
    expect(await event(server, 'wr1', 'create', { appId: 'ww-other' })).toEqual([403, ''])
    expect(await event(server, 'wr1', 'create', { to: 'ww-other' })).toEqual([403, ''])
    expect(await event(server, 'wr1', 'create', { timestamp: Math.floor(Date.now() / 1000) - 3600 })).toEqual([403, ''])
    const sound = '<ToUserName>ww-corp</ToUserName><Encrypt>x</Encrypt>'
    const bombs = [
      `<xml>${'<a>'.repeat(20_000)}${sound}</xml>`,
      `<xml a="1">${sound}</xml>`,
      `<xml>${sound}<!-- --></xml>`,
    ]
    for (const body of ['', 'nothing', '<xml></xml>', '<!DOCTYPE x><xml/>', 'x'.repeat(70_000), ...bombs])
      expect(await event(server, 'wr1', 'create', { body })).toEqual([400, ''])
    expect((await fetch(`${server.url()}/wecom/nobody`, { method: 'POST', body: '' })).status).toBe(404)
    expect(await WecomChatModel.countDocuments({})).toBe(0)
  })
})
