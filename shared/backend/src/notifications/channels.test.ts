import { describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { noteClosed } from './customerWindow'
import { keptFor } from './news'
import { sendNotification } from './sendNotification'
import { noteChannelEvent } from './settleByEvent'
import { consentOf, noteConsent } from './subscriptions'
import { aNews, answers, later, now, rowOf, useChannels, waysTaken, write } from './testing/channelWorld'
import { platform } from './testing/platform'

useStores()
useChannels()

const mini = { appId: 'wxmini', openid: 'o-mini', templateId: 'M' }
const paper = { appId: 'wxpapers', openid: 'o-papers', templateId: 'S' }
const service = (key: string) => ({ accountKey: 'service', openid: 'o-service', key })

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
    expect(waysTaken()).toEqual(['custom/send', 'template/send', 'subscribe/send'])
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
