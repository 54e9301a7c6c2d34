import { describe, expect, it } from 'vitest'
import { seal, sign, unseal } from './seal'
import { get, key, post, type Seen, say, town, useFake, xmlReply } from './testing/fakeWorld'
import type { ChatMessage } from './types'

useFake()

describe('what a person says', () => {
  it('arrives signed at the account, and the answer stands in the chat', async () => {
    town.reply = () => xmlReply('您好')
    const delivery = await say({ accountKey: 'open', openid: 'mini-aunt', type: 'text', text: '路灯不亮 ]]> <a>' })
    expect(delivery.reply).toEqual({ type: 'text', text: '您好' })
    const { url, body } = town.seen.at(-1) as Seen
    const of = (name: string) => url.searchParams.get(name) ?? ''
    expect(of('signature')).toBe(sign('t_open', of('timestamp'), of('nonce')))
    expect(body).toMatch(/<MsgId>2\d{18}<\/MsgId>/)
    const outbox = (await get('/__fake/outbox?openid=mini-aunt')) as ChatMessage[]
    expect(outbox.at(-1)).toMatchObject({ via: 'passive', text: '您好', accountKey: 'open' })
  })

  it('is sealed in safe mode, and an open answer is refused there', async () => {
    town.reply = () => xmlReply('您好', 'safe-aunt', 'gh_safe')
    const delivery = await say({ accountKey: 'safe', openid: 'safe-aunt', type: 'text', text: '漏水' })
    expect(delivery.problem).toMatch(/safe mode/)
    const { url, body } = town.seen.at(-1) as Seen
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
    town.reply = () => answer('wx_safe')
    expect((await say({ accountKey: 'safe', openid: 'safe-aunt', text: 'a' })).reply?.text).toBe('收到')
    town.reply = () => answer('wx_other')
    expect((await say({ accountKey: 'safe', openid: 'safe-aunt', text: 'a' })).problem).toMatch(/appid/)
  })

  it.each([
    ['the users are not swapped', xmlReply('x', 'gh_open', 'open-aunt')],
    ['the time is in milliseconds', xmlReply('x', 'open-aunt', 'gh_open', Date.now())],
    ['it is not well-formed', xmlReply('x').replace('</xml>', '')],
    ['it is JSON', '{"ok":true}'],
    ['the type is unknown', xmlReply('x').replace('[text]', '[poem]')],
  ])('is answered by a grey line when %s', async (_, body) => {
    town.reply = () => body
    const delivery = await say({ accountKey: 'open', openid: 'open-aunt', text: 'a' })
    expect(delivery.problem).toBeTruthy()
    expect(delivery.reply).toBeNull()
    expect(((await get('/__fake/outbox?openid=open-aunt')) as ChatMessage[]).at(-1)?.via).toBe('system')
  })

  it('comes again with the same body when the answer was lost', async () => {
    await post('/__fake/delivery', { drop: { first: 2, how: 'after' } })
    const before = town.seen.length
    town.reply = () => xmlReply('只此一次')
    const delivery = await say({ accountKey: 'open', openid: 'open-aunt', text: 'again' })
    const bodies = town.seen.slice(before).map((one) => one.body)
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
    expect(delivery.reply?.text).toBe('只此一次')
  })

  it('waits so long a try and no longer', async () => {
    let calls = 0
    let release = (_: string) => {}
    town.reply = () => (calls++ === 0 ? new Promise((done) => (release = done)) : 'success')
    const delivery = await say({ accountKey: 'open', openid: 'open-aunt', text: 'slow' })
    expect(delivery.tries.map((one) => one.outcome)).toEqual(['no answer in time', 'answered'])
    release('success')
  })
})
