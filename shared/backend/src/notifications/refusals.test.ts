import { describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { noteClosed, noteInbound, openWindow, takeMessage } from './customerWindow'
import { sendNotification } from './sendNotification'
import { noteChannelEvent } from './settleByEvent'
import { consentOf, noteConsent } from './subscriptions'
import { aNews, answers, later, now, rowOf, useChannels, waysTaken, write } from './testing/channelWorld'
import { platform } from './testing/platform'

useStores()
useChannels()

const mini = { appId: 'wxmini', openid: 'o-mini', templateId: 'M' }
const paper = { appId: 'wxpapers', openid: 'o-papers', templateId: 'S' }

describe('WeChat’s refusal', () => {
  it.each([45015, 45047])('%i shuts the window, and the template goes instead', async (code) => {
    await write()
    answers({ 'custom/send': code })
    expect(await sendNotification((await aNews())._id, later(1))).toBe('sent')
    expect(waysTaken()).toEqual(['template/send'])
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
    expect(waysTaken()).toEqual(['template/send', 'template/send'])
    await sendNotification((await aNews())._id, later(13 * 3600 + 1))
    expect(waysTaken()).toEqual(['template/send', 'template/send', 'custom/send'])
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

  it.each([45009, 40037, 47003, 48001])('%i leaves what the person allowed: nothing left', async (code) => {
    await noteClosed('service', 'o-service', 'left', now)
    for (const key of ['a', 'b']) await noteConsent(mini, true, key, now)
    answers({ 'subscribe/send': code })
    expect(await sendNotification((await aNews())._id, later(1))).toBe('kept')
    expect(platform.asked).toHaveLength(1)
    expect(await consentOf(mini)).toEqual({ credits: 2, refused: false })
  })

  it('45009 leaves the messages of the window for the next day', async () => {
    await write()
    answers({ 'custom/send': 45009 })
    await sendNotification((await aNews())._id, later(1))
    const left = [1, 2, 3, 4, 5].map(() => takeMessage('service', 'o-service', { reserved: true }, later(2)))
    expect((await Promise.all(left)).filter(Boolean)).toHaveLength(5)
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
    expect(waysTaken()).toEqual(['template/send'])
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
