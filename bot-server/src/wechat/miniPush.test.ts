import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { SubscriptionModel } from '@jinlin/backend/notifications/SubscriptionModel'
import { consentOf, noteConsent } from '@jinlin/backend/notifications/subscriptions'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../dialogue/answer'
import { desk, send, useCallbacks } from './testing/callbacks'
import { eventJson, eventXml, mini, miniRequest, setMini } from './testing/miniRequest'

useStores()
useCallbacks()

const modes = ['plain', 'compat', 'safe'] as const
const who = { appId: mini.appId, openid: 'o-mini', templateId: 'T' }
const accept = { TemplateId: 'T', SubscribeStatusString: 'accept', PopupScene: '0' }
const reject = { ...accept, TemplateId: 'U', SubscribeStatusString: 'reject' }
const popup = 'subscribe_msg_popup_event'
const push = (mode: (typeof modes)[number], text: string) => send(mini as never, miniRequest(mode, text))
const credits = async (templateId = 'T') => (await consentOf({ ...who, templateId })).credits

beforeAll(async () => {
  const grants = [{ role: 'resident' as const }]
  await UserModel.create([
    { _id: 'aunt', name: '张', openids: ['wx_mini:o-mini'], grants, status: 'active', createdAt: new Date() },
  ])
})
beforeEach(async () => {
  desk.answer = answer
  await SubscriptionModel.deleteMany({})
  await NotificationModel.deleteMany({})
  await WxInboxModel.deleteMany({})
})

describe('what a person allows the mini-program', () => {
  it.each(modes)('counts in %s mode, in JSON and in XML, one answer and several', async (mode) => {
    setMini(mode)
    const one = await push(mode, eventJson(popup, [accept]))
    expect([one.status, await one.text()]).toEqual([200, 'success'])
    expect(await credits()).toBe(1)
    await push(mode, eventJson(popup, [accept, reject]))
    expect([await credits(), await consentOf({ ...who, templateId: 'U' })]).toEqual([2, { credits: 0, refused: true }])
    const inXml = [{ ...accept, TemplateId: 'X' }, reject]
    const xml = await push(mode, eventXml(popup, 'SubscribeMsgPopupEvent', inXml))
    expect([xml.status, await xml.text()]).toEqual([200, 'success'])
    expect([await credits(), await credits('X')]).toEqual([2, 1])
  })

  it('counts once when the same delivery comes three times together and once more later', async () => {
    setMini('safe')
    const request = miniRequest('safe', eventJson(popup, [accept]))
    const answers = await Promise.all([1, 2, 3].map(() => send(mini as never, request)))
    expect(await Promise.all(answers.map((each) => each.text()))).toEqual(['success', 'success', 'success'])
    await send(mini as never, request)
    expect([await credits(), desk.handled.length]).toEqual([1, 1])
  })

  it('counts once when the phone tells of it too, whoever is first', async () => {
    setMini('safe')
    await noteConsent(who, true, 'tap-1', new Date(), 'phone')
    await push('safe', eventJson(popup, [accept]))
    expect(await credits()).toBe(1)
    await push(
      'safe',
      eventJson(popup, [{ ...accept, PopupScene: '1' }], { CreateTime: Math.floor(Date.now() / 1000) - 1 }),
    )
    await noteConsent(who, true, 'tap-2', new Date(), 'phone')
    expect(await credits()).toBe(2)
  })

  it('is over when they switch it off in the settings', async () => {
    setMini('safe')
    await noteConsent(who, true, 'tap', new Date(), 'phone')
    await push('safe', eventJson('subscribe_msg_change_event', [{ TemplateId: 'T', SubscribeStatusString: 'reject' }]))
    expect(await consentOf(who)).toEqual({ credits: 0, refused: true })
  })
})

describe('a message of the mini-program', () => {
  const trying = { channel: 'subscribe' as const, appId: mini.appId, templateId: 'T', since: new Date() }
  const news = { caseId: '', seq: 1, userId: 'aunt', text: '有人接单', priority: 1, attempts: 1 }
  const at = new Date()
  const stateOf = async (_id: string) => (await NotificationModel.findById(_id).lean())?.state

  it.each([
    ['arrived', { ErrorCode: '0', ErrorStatus: 'success' }, 'sent'],
    ['did not arrive', { ErrorCode: '43101', ErrorStatus: 'user refuse' }, 'kept'],
    ['did not arrive, by a number', { ErrorCode: 20001, ErrorStatus: 'system failure' }, 'kept'],
  ])('that %s is noted so, and one that nobody knew of is settled', async (_, ending, state) => {
    setMini('safe')
    const row = { ...news, at, dueAt: at }
    await NotificationModel.create([
      { ...row, _id: 'known', state: 'sent', channel: 'subscribe', msgId: String(Number('1864323726461255680')) },
      { ...row, _id: 'lost', state: 'unknown', trying, seq: 2 },
    ])
    const told = { TemplateId: 'T', MsgID: '1864323726461255680', ...ending }
    await push('safe', eventJson('subscribe_msg_sent_event', [told]))
    expect(await stateOf('known')).toBe(state)
    expect(await stateOf('lost')).toBe('unknown')
    await push('safe', eventJson('subscribe_msg_sent_event', [{ ...told, MsgID: '77' }]))
    expect(await stateOf('lost')).toBe(state)
  })
})

describe('what is written to the mini-program, and what we do not know', () => {
  it.each([
    ['words', { MsgType: 'text', Event: undefined, Content: '路灯不亮', MsgId: 6.4e18 }],
    ['a picture judged', { Event: 'wxa_media_check', trace_id: 'a', result: { suggest: 'pass', label: 100 } }],
    ['somebody coming in', { Event: 'user_enter_tempsession', SessionFrom: '' }],
    ['an event of tomorrow', { Event: 'brand_new', Deep: { er: [1, { still: true }] } }],
    ['a known event of a new form', { Event: popup, List: 'x' }],
  ])('%s: is taken and answered by `success`', async (_, more) => {
    setMini('safe')
    const response = await push('safe', eventJson('x', [accept], more))
    expect([response.status, await response.text()]).toEqual([200, 'success'])
    expect(await SubscriptionModel.countDocuments({})).toBe(0)
  })
})
