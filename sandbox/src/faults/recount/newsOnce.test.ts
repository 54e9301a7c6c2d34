import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import { clientMessageId } from '@jinlin/backend/wechat/templates'
import { morning } from '@jinlin/domain/testing/factories'
import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../wechat/types'
import { newsOnce } from './newsOnce'

const row = (of: Partial<Notification>): Notification => ({
  _id: 'case-2-aunt',
  caseId: 'case',
  seq: 2,
  userId: 'aunt',
  text: '王师傅已接单',
  priority: 1,
  at: morning,
  sentAt: morning,
  state: 'sent',
  channel: 'customer',
  attempts: 1,
  dueAt: morning,
  ...of,
})
const line = (of: Partial<ChatMessage>): ChatMessage => ({
  id: 1,
  at: '',
  accountKey: 'main',
  openid: 'o-aunt',
  from: 'account',
  via: 'custom',
  type: 'text',
  text: '王师傅已接单',
  ...of,
})
const card = (id: string) => line({ via: 'template', text: '', data: { client_msg_id: clientMessageId(id) } })
const readAt = new Date(morning.getTime() + 60_000)
const justNow = new Date(readAt.getTime() - 1000)
const kinds = (rows: Notification[], chat: ChatMessage[], inbox: WxInboxRow[] = []) =>
  newsOnce(rows, chat, inbox, (openid) => openid.slice(2), readAt).map(({ kind }) => kind)

describe('a piece of news', () => {
  it('was shown once: nothing is wrong', () => expect(kinds([row({})], [line({})])).toEqual([]))
  it('was shown together with the rest', () =>
    expect(
      kinds([row({}), row({ _id: 'b', text: '已开始处理' })], [line({ text: '王师傅已接单\n\n已开始处理' })]),
    ).toEqual([]))
  it('may have other words by the time it goes along with newer news', () =>
    expect(
      kinds(
        [row({}), row({ _id: 'b', text: '已开始处理', foldedInto: 'case-2-aunt' })],
        [line({ text: '王师傅已接单\n\n已处理好' })],
      ),
    ).toEqual([]))
  it('may be unknown, and shown or not', () => {
    expect(kinds([row({ state: 'unknown' })], [line({})])).toEqual([])
    expect(kinds([row({ state: 'unknown' })], [])).toEqual([])
  })
  it('is found shown twice', () => expect(kinds([row({})], [line({}), line({ id: 2 })])).toEqual(['news twice']))
  it('is found shown although it counts as kept', () =>
    expect(kinds([row({ state: 'kept' })], [line({})])).toEqual(['news twice']))
  it('may say the same as an answer that went by itself', () => {
    const answer = { way: 'later', reply: '王师傅已接单', inbound: { openid: 'o-aunt' } } as WxInboxRow
    expect(kinds([row({ state: 'kept' })], [line({})], [answer])).toEqual([])
  })
  it('is found to count as sent, and nobody saw it', () => expect(kinds([row({})], [])).toEqual(['news missing']))
  it('is found on its way for ever', () =>
    expect(kinds([row({ state: 'sending' }), row({ _id: 'b', state: 'pending' })], [])).toEqual([
      'news unsettled',
      'news unsettled',
    ]))

  it('may be moving while the documents are read', () => {
    expect(kinds([row({ state: 'sending', at: justNow })], [])).toEqual([])
    expect(kinds([row({ state: 'sending', at: justNow })], [line({})])).toEqual([])
    expect(kinds([row({ sentAt: justNow })], [])).toEqual([])
    expect(kinds([row({ sentAt: justNow, channel: 'template' })], [])).toEqual([])
    expect(kinds([row({ sentAt: justNow })], [line({}), line({ id: 2 })])).toEqual(['news twice'])
  })

  const template = row({ channel: 'template' })
  it('was shown once as a card: nothing is wrong', () => expect(kinds([template], [card(template._id)])).toEqual([]))
  it('is found shown twice as a card', () =>
    expect(kinds([template], [card(template._id), card(template._id)])).toEqual(['news twice']))
  it('is found to count as sent by a card nobody saw', () => expect(kinds([template], [])).toEqual(['news missing']))
  it('may have been overtaken after its card was shown', () =>
    expect(kinds([row({ state: 'superseded' })], [card('case-2-aunt')])).toEqual([]))
  it('is found shown as a card although it waits', () =>
    expect(kinds([row({ state: 'kept' })], [card('case-2-aunt')])).toEqual(['news twice']))
})
