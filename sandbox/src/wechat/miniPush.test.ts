import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sign, unseal } from './seal'
import { templateLibrary } from './templateLibrary'
import { get, key, post, type Seen, tokenOf, town, useFake } from './testing/fakeWorld'
import type { ChatMessage } from './types'

const push = { originalId: 'gh_mini', token: 't_mini', encodingAesKey: key, mode: 'safe' as const }
useFake({ miniPush: push, templates: templateLibrary })

const templateId = 'sandbox-template-accepted'
const data = {
  thing1: { value: '路灯不亮' },
  thing2: { value: '3 号楼旁' },
  thing3: { value: '王**' },
  time4: { value: '14:20' },
  thing5: { value: '点开看进度' },
}
/** What a push says, opened. */
const opened = ({ body }: Seen) => JSON.parse(unseal((JSON.parse(body) as { Encrypt: string }).Encrypt, key).text)
const pushes = () => town.seen.filter(({ url }) => url.pathname === '/wechat/mini/wx_mini')
const send = async () =>
  post(`/cgi-bin/message/subscribe/send?access_token=${await tokenOf('mini')}`, {
    touser: 'mini-aunt',
    template_id: templateId,
    page: 'pages/case/index?id=1',
    data,
  })

beforeEach(() => {
  town.seen.length = 0
})

describe('the push of the mini-program', () => {
  it('tells sealed, in JSON, what a person allows: one answer as an object, several as a list', async () => {
    await post('/__fake/template', { openid: 'mini-aunt', templateId, accept: true })
    const [told] = pushes() as [Seen]
    const of = (name: string) => told.url.searchParams.get(name) ?? ''
    const { Encrypt, ToUserName } = JSON.parse(told.body) as { Encrypt: string; ToUserName: string }
    expect(of('msg_signature')).toBe(sign(push.token, of('timestamp'), of('nonce'), Encrypt))
    expect(ToUserName).toBe('gh_mini')
    expect(opened(told)).toMatchObject({
      FromUserName: 'mini-aunt',
      Event: 'subscribe_msg_popup_event',
      List: { TemplateId: templateId, SubscribeStatusString: 'accept' },
    })
    const templates = [
      { templateId, accept: false },
      { templateId: 'other', accept: true },
    ]
    await post('/__fake/template', { openid: 'mini-aunt', templates })
    expect(opened(pushes()[1]!).List).toHaveLength(2)
  })

  it('tells how a message ended, and that somebody switched it off; nothing of it stands in a chat', async () => {
    await post('/__fake/template', { openid: 'mini-aunt', templateId, accept: true })
    const { msgid } = (await send()) as { msgid: string }
    await vi.waitFor(() => expect(pushes().length).toBe(2))
    expect(opened(pushes()[1]!).List).toEqual({
      TemplateId: templateId,
      MsgID: msgid,
      ErrorCode: '0',
      ErrorStatus: 'success',
    })
    await post('/__fake/templates_off', { openid: 'mini-aunt', templateId })
    expect(opened(pushes()[2]!)).toMatchObject({ Event: 'subscribe_msg_change_event' })
    const lines = (await get('/__fake/outbox?openid=mini-aunt')) as ChatMessage[]
    expect(lines.map(({ via }) => via)).toEqual(['subscribe'])
  })
})

describe('what the desk draws', () => {
  it('a message by template as a card: title, labelled rows, and the page it opens', async () => {
    await post('/__fake/template', { openid: 'mini-aunt', templateId, accept: true })
    await send()
    const line = ((await get('/__fake/outbox?openid=mini-aunt')) as ChatMessage[]).at(-1)
    expect(line?.cards).toEqual([
      {
        title: '接单提醒',
        rows: [
          { label: '事项', value: '路灯不亮' },
          { label: '地点', value: '3 号楼旁' },
          { label: '谁', value: '王**' },
          { label: '最晚', value: '14:20' },
          { label: '下一步', value: '点开看进度' },
        ],
        page: 'pages/case/index?id=1',
      },
    ])
  })

  it('an article as a card, sent by customer service or in an answer', async () => {
    const item = { title: '停水通知', description: '明天 9 点', url: 'https://example.org/a' }
    const article = { title: item.title, words: item.description, url: item.url }
    const token = await tokenOf('open')
    await post('/__fake/say', { accountKey: 'open', openid: 'open-aunt', text: 'hi' })
    await post(`/cgi-bin/message/custom/send?access_token=${token}`, {
      touser: 'open-aunt',
      msgtype: 'news',
      news: { articles: [item] },
    })
    town.reply = () =>
      `<xml><ToUserName>open-aunt</ToUserName><FromUserName>gh_open</FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>news</MsgType><ArticleCount>1</ArticleCount><Articles><item><Title>停水通知</Title><Description>明天 9 点</Description><PicUrl></PicUrl><Url>https://example.org/a</Url></item></Articles></xml>`
    await post('/__fake/say', { accountKey: 'open', openid: 'open-aunt', text: 'hi' })
    town.reply = () => 'success'
    const lines = ((await get('/__fake/outbox?openid=open-aunt')) as ChatMessage[]).filter(({ cards }) => cards)
    expect(lines.slice(-2).map(({ via, cards }) => [via, cards])).toEqual([
      ['custom', [article]],
      ['passive', [article]],
    ])
  })

  it('why something did not arrive: not allowed, window shut, number used up, blocked', async () => {
    await post('/__fake/templates_off', { openid: 'mini-aunt', templateId })
    expect(await send()).toMatchObject({ errcode: 43101 })
    await post('/__fake/clock', { advanceMs: 49 * 3_600_000 })
    const token = await tokenOf('open')
    const text = { touser: 'open-aunt', msgtype: 'text', text: { content: 'x' } }
    await post(`/cgi-bin/message/custom/send?access_token=${token}`, text)
    await post('/__fake/reset', {})
    await post('/__fake/block', { openid: 'open-aunt', accountKey: 'open' })
    await post(`/cgi-bin/message/template/send?access_token=${await tokenOf('open')}`, {
      touser: 'open-aunt',
      template_id: templateId,
      data,
    })
    expect(await undeliveredOf('mini-aunt')).toEqual(['43101', '45015', 'blocked'])
  })
})

/** What the person's screen is told did not arrive. */
async function undeliveredOf(openid: string): Promise<string[]> {
  const stop = new AbortController()
  const { body } = await fetch(`${town.fake.url}/__fake/events?openid=${openid}`, { signal: stop.signal })
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('blocked')) text += (await reader.read()).value ?? ''
  stop.abort()
  return [...text.matchAll(/event: undelivered\ndata: (.*)\n/g)].map(
    ([, row]) => (JSON.parse(row ?? '{}') as { why: string }).why,
  )
}
