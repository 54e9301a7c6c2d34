import { describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { noteClosed, noteInbound, openWindow, takeMessage } from './customerWindow'
import { keptFor } from './news'
import { sendNotification } from './sendNotification'
import { noteChannelEvent } from './settleByEvent'
import { consentOf, noteConsent } from './subscriptions'
import { aNews, later, now, rowOf, useChannels } from './testing/channelWorld'
import { type Manner, platform } from './testing/platform'

useStores()
useChannels()

const mini = { appId: 'wxmini', openid: 'o-mini', templateId: 'M' }
const paper = { appId: 'wxpapers', openid: 'o-papers', templateId: 'S' }
const service = (key: string) => ({ accountKey: 'service', openid: 'o-service', key })
const apis = () => platform.arrived.map(({ api }) => api)
const write = () => noteInbound('service', 'o-service', 'message', now)
const answers = (by: Record<string, Manner>) => {
  platform.next = (api) => by[api] ?? 0
}

describe('news goes', () => {
  it('in the window while one is open, else by template, else as it was allowed, else with the next reply', async () => {
    await noteConsent(mini, true, 'k', now)
    await write()
    expect(await sendNotification((await aNews())._id, later(1))).toBe('sent')
    await noteClosed('papers', 'o-papers', 'left', now)
    expect(await sendNotification((await aNews())._id, later(49 * 3600))).toBe('sent')
    await noteClosed('service', 'o-service', 'blocked', later(1))
    expect(await sendNotification((await aNews())._id, later(49 * 3600))).toBe('sent')
    const last = await aNews()
    expect(await sendNotification(last._id, later(49 * 3600))).toBe('kept')
    expect(apis()).toEqual(['custom/send', 'template/send', 'subscribe/send'])
    expect((await keptFor('aunt', later(50 * 3600))).map(({ _id }) => _id)).toEqual([last._id])
  })

  it('by template under its own name for each field, and opens the case in the mini-program', async () => {
    const row = await aNews({ caseId: '' })
    await sendNotification(row._id, later(1))
    expect(platform.arrived).toMatchObject([
      { templateId: 'T', said: `路灯|3 号楼旁|王**|2026年11月26日 14:20|${row.text}` },
    ])
    expect(await rowOf(row)).toMatchObject({ state: 'sent', channel: 'template' })
  })

  it('of what has no template only in a window', async () => {
    const row = await aNews({ title: undefined, facts: undefined })
    expect(await sendNotification(row._id, later(1))).toBe('kept')
  })

  it('of the rest with the next message that goes anyway, and only once', async () => {
    await write()
    const rest = await aNews({ priority: 5, state: 'kept', reason: 'rest', text: '开始处理' })
    const first = await aNews()
    await sendNotification(first._id, later(1))
    expect(platform.arrived.map(({ said }) => said)).toEqual([`${first.text}\n\n开始处理`])
    expect(await rowOf(rest)).toMatchObject({ state: 'sent', channel: 'customer' })
    expect(await keptFor('aunt', later(2))).toEqual([])
  })

  it('of the rest that went with a message nobody knows about is unknown too; with one refused it waits on', async () => {
    await write()
    answers({ 'custom/send': 'cut' })
    const [lost, main] = [await aNews({ priority: 5, state: 'kept', reason: 'rest' }), await aNews()]
    await sendNotification(main._id, later(1))
    expect([(await rowOf(main)).state, (await rowOf(lost)).state]).toEqual(['unknown', 'unknown'])
    answers({ 'custom/send': 45047, 'template/send': 43004 })
    const [waits, other] = [await aNews({ priority: 5, state: 'kept', reason: 'rest' }), await aNews()]
    await sendNotification(other._id, later(2))
    expect([(await rowOf(other)).state, (await rowOf(waits)).state]).toEqual(['kept', 'kept'])
  })
})

describe('WeChat’s refusal', () => {
  it.each([45015, 45047])('%i shuts the window, and the template goes instead', async (code) => {
    await write()
    answers({ 'custom/send': code })
    expect(await sendNotification((await aNews())._id, later(1))).toBe('sent')
    expect(apis()).toEqual(['template/send'])
    expect(await openWindow('service', 'o-service', later(2))).toBeUndefined()
  })

  it.each([43004, 40003])('%i: the person is not there, and is written to again after they come back', async (code) => {
    answers({ 'template/send': code })
    expect(await sendNotification((await aNews())._id, later(1))).toBe('kept')
    answers({})
    expect(await sendNotification((await aNews())._id, later(2))).toBe('kept')
    await noteInbound('service', 'o-service', 'follow', later(10))
    expect(await sendNotification((await aNews())._id, later(11))).toBe('sent')
  })

  it('43101: nothing more is allowed', async () => {
    await noteClosed('service', 'o-service', 'left', now)
    for (const key of ['a', 'b']) await noteConsent(mini, true, key, now)
    answers({ 'subscribe/send': 43101 })
    expect(await sendNotification((await aNews())._id, later(1))).toBe('kept')
    expect(await consentOf(mini)).toEqual({ credits: 0, refused: true })
  })

  it('45009 lets the channel rest until midnight in Beijing, for everybody; others go on', async () => {
    await write()
    answers({ 'custom/send': 45009 })
    await sendNotification((await aNews())._id, later(1))
    answers({})
    await sendNotification((await aNews())._id, later(2))
    expect(apis()).toEqual(['template/send', 'template/send'])
    await sendNotification((await aNews())._id, later(13 * 3600 + 1))
    expect(apis()).toEqual(['template/send', 'template/send', 'custom/send'])
  })

  it.each([40037, 47003])('%i is for whoever set the template: it rests, and is tried again later', async (code) => {
    answers({ 'template/send': code })
    const row = await aNews()
    expect(await sendNotification(row._id, later(1))).toBe('kept')
    answers({})
    expect(await sendNotification((await aNews())._id, later(2))).toBe('kept')
    expect(platform.asked).toHaveLength(1)
    expect(await sendNotification((await aNews())._id, later(601))).toBe('sent')
  })

  it.each([40001, 42001])('%i after a new token is worth one more try, not two', async (code) => {
    await write()
    answers({ 'custom/send': code })
    const row = await aNews()
    expect(await sendNotification(row._id, later(1))).toBe('pending')
    expect(await sendNotification(row._id, later(3))).toBe('kept')
  })

  it('-1 is tried three times more and takes nothing from the window', async () => {
    await write()
    answers({ 'custom/send': -1 })
    const row = await aNews()
    const states = [1, 3, 8, 24].map((seconds) => later(seconds))
    for (const [index, at] of states.entries())
      expect(await sendNotification(row._id, at)).toBe(index < 3 ? 'pending' : 'kept')
    const left = [1, 2, 3, 4, 5].map(() => takeMessage('service', 'o-service', { reserved: true }, later(30)))
    expect((await Promise.all(left)).filter(Boolean)).toHaveLength(5)
  })
})

describe('a message whose answer never came', () => {
  it('by template is sent again under the same id and arrives once', async () => {
    const row = await aNews()
    answers({ 'template/send': 'cut' })
    expect(await sendNotification(row._id, later(1))).toBe('pending')
    answers({})
    expect(await sendNotification(row._id, later(3))).toBe('sent')
    expect(platform.asked).toHaveLength(2)
    expect(platform.arrived).toHaveLength(1)
  })

  it('by template goes no other way afterwards, even when that way is refused', async () => {
    await noteConsent(mini, true, 'k', now)
    const row = await aNews()
    answers({ 'template/send': 'cut' })
    await sendNotification(row._id, later(1))
    answers({ 'template/send': 43004 })
    expect(await sendNotification(row._id, later(3))).toBe('unknown')
    expect(apis()).toEqual(['template/send'])
  })

  it('by template is unknown once WeChat would not know the id any more', async () => {
    const row = await aNews()
    answers({ 'template/send': 'cut' })
    await sendNotification(row._id, later(1))
    expect(await sendNotification(row._id, later(600))).toBe('unknown')
    expect(platform.asked).toHaveLength(1)
  })

  it('as allowed is unknown until WeChat tells that it arrived', async () => {
    await noteClosed('service', 'o-service', 'left', now)
    await noteConsent(paper, true, 'k', now)
    answers({ 'subscribe/bizsend': 'cut' })
    const row = await aNews()
    expect(await sendNotification(row._id, later(1))).toBe('unknown')
    const list = [{ templateId: 'S', msgId: '77', code: '0', status: 'success' }]
    const whom = { accountKey: 'papers', openid: 'o-papers', key: 'e' }
    await noteChannelEvent(whom, { kind: 'subscribeDone', list }, later(2))
    expect(await rowOf(row)).toMatchObject({ state: 'sent', channel: 'subscribe' })
  })
})

describe('what WeChat tells afterwards', () => {
  it('that somebody blocks templates puts the news back for the next reply, and none goes that way again', async () => {
    const row = await aNews()
    await sendNotification(row._id, later(1))
    const { msgId } = await rowOf(row)
    const told = { kind: 'templateDone', msgId: `${msgId}`, status: 'failed:user block' } as const
    await noteChannelEvent(service('e'), told, later(2))
    expect(await rowOf(row)).toMatchObject({ state: 'kept', reason: 'user block' })
    expect(await sendNotification((await aNews())._id, later(3))).toBe('kept')
  })

  it('counts though it comes before the number was written down', async () => {
    const told = { kind: 'templateDone', msgId: '3000000000000000001', status: 'failed: system failed' } as const
    await noteChannelEvent(service('e'), told, now)
    expect(await sendNotification((await aNews())._id, later(1))).toBe('kept')
  })

  it('of what people allow counts once a delivery, and a switch in the settings ends it', async () => {
    const whom = { accountKey: 'papers', openid: 'o-papers', key: 'once' }
    const yes = { kind: 'consent', asked: true, list: [{ templateId: 'S', accepted: true }] } as const
    for (let times = 0; times < 3; times += 1) await noteChannelEvent(whom, { ...yes, list: [...yes.list] }, now)
    expect(await consentOf(paper)).toEqual({ credits: 1, refused: false })
    const off = { kind: 'consent' as const, asked: false, list: [{ templateId: 'S', accepted: false }] }
    await noteChannelEvent({ ...whom, key: 'off' }, off, later(1))
    expect(await consentOf(paper)).toEqual({ credits: 0, refused: true })
  })
})
