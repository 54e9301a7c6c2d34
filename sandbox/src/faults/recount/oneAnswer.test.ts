import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import { morning } from '@jinlin/domain/testing/factories'
import { describe, expect, it } from 'vitest'
import type { ChatMessage, Delivery } from '../../wechat/types'
import { oneAnswer } from './oneAnswer'

const said = '已上报'
const row = (of: Partial<WxInboxRow> = {}): WxInboxRow => ({
  _id: 'main-7',
  state: 'answered',
  inbound: { key: 'main-7', accountKey: 'main', openid: 'o', sentAt: morning, content: { kind: 'text', text: '' } },
  receivedAt: morning,
  leaseUntil: morning,
  leaseBy: 'x',
  tries: 1,
  reply: said,
  way: 'reply',
  ...of,
})
const delivery = (text: string | null, status = 200): Delivery => ({
  accountKey: 'main',
  openid: 'o',
  msgId: '7',
  tries: [{ at: '', ms: 1, status, outcome: '' }],
  reply: text === null ? null : { type: 'text', text },
})
const told: ChatMessage = {
  id: 1,
  at: '',
  accountKey: 'main',
  openid: 'o',
  from: 'account',
  via: 'custom',
  type: 'text',
  text: said,
}
const draft = (_id: string): Draft => ({
  _id,
  accountKey: 'main',
  openid: 'o',
  userId: 'u',
  state: 'filed',
  words: [],
  attachmentIds: [],
  seen: ['main-7'],
  openedAt: morning,
})
const readAt = new Date(morning.getTime() + 60_000)
const kinds = (rows: WxInboxRow[], deliveries: Delivery[], drafts: Draft[] = [], chat: ChatMessage[] = []) =>
  oneAnswer(rows, deliveries, drafts, chat, readAt).map(({ kind }) => kind)

describe('a message to the account', () => {
  it('has one effect and one reply, however often it came: nothing is wrong', () =>
    expect(kinds([row()], [delivery(said), delivery(said), delivery(null)], [draft('a')])).toEqual([]))
  it('may be answered later, once', () =>
    expect(kinds([row({ way: 'later' })], [delivery(null)], [], [told])).toEqual([]))
  it('that nobody took is not owed anything', () => expect(kinds([], [delivery(null, 503)])).toEqual([]))
  it('is found lost', () => expect(kinds([], [delivery(said)])).toEqual(['message lost']))
  it('is found not handled', () =>
    expect(kinds([row({ state: 'received' }), row({ _id: 'b', state: 'failed' })], [])).toEqual([
      'message lost',
      'message lost',
    ]))
  it('may still be handled when it came a moment before all was read', () =>
    expect(kinds([row({ state: 'received', receivedAt: new Date(readAt.getTime() - 1000) })], [])).toEqual([]))
  it('is found answered in two ways', () => {
    expect(kinds([row()], [delivery(said), delivery('别的')])).toEqual(['two answers'])
    expect(kinds([row({ way: 'later' })], [delivery(said)])).toEqual(['two answers'])
    expect(kinds([row({ way: 'later' })], [delivery(null)], [], [told, told])).toEqual(['two answers'])
  })
  it('is found with its answer still owed', () =>
    expect(kinds([row({ way: 'later', owedUntil: morning })], [delivery(null)])).toEqual(['answer missing']))
  it('is found in two reports', () => expect(kinds([row()], [], [draft('a'), draft('b')])).toEqual(['two effects']))
})
