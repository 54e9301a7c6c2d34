import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { keptFor } from '@jinlin/backend/notifications/news'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it, vi } from 'vitest'
import { callbackRequest } from '../testing/callbackRequest'
import { sweepInbox } from './inboxSweep'
import { compat, desk, nextId, plain, safe, say, send, useCallbacks } from './testing/callbacks'

useStores()
useCallbacks()

describe('when the store is away', () => {
  it('nothing is acknowledged: the line breaks, so that WeChat comes again', async () => {
    const request = callbackRequest(plain, { msgId: nextId() })
    const gone = vi.spyOn(WxInboxModel.collection, 'insertMany').mockRejectedValueOnce(new Error('no primary'))
    await expect(send(plain, request)).rejects.toThrow()
    gone.mockRestore()
    desk.answer = say('到了')
    expect(await (await send(plain, request)).text()).toContain('到了')
  })
})

describe('when the clock of this process was set', () => {
  it('nothing is acknowledged by it: the line breaks, and WeChat comes again to another', async () => {
    const request = callbackRequest(plain, { msgId: nextId() })
    await send(plain, callbackRequest(plain, { msgId: nextId() }))
    const real = Date.now
    const set = vi.spyOn(Date, 'now').mockImplementation(() => real() + 60_000)
    await expect(send(plain, request)).rejects.toThrow()
    set.mockRestore()
    desk.answer = say('到了')
    expect(await (await send(plain, request)).text()).toContain('到了')
  })
})

describe('one message', () => {
  it('H16 keeps an id longer than a number', async () => {
    await send(safe, callbackRequest(safe, { msgId: '18446744073709551615' }))
    expect(desk.handled).toEqual(['safe-18446744073709551615'])
  })

  it('may be as long as a body: six thousand Han characters', async () => {
    for (const account of [plain, compat, safe]) {
      const fields = `<MsgType>text</MsgType><Content><![CDATA[${'很'.repeat(6000)}]]></Content>`
      const response = await send(account, callbackRequest(account, { msgId: nextId(), fields }))
      expect(response.status, account.mode).toBe(200)
    }
    expect(desk.handled).toHaveLength(3)
  })

  it('H12 acts once and is answered the same, however often it comes', async () => {
    desk.answer = say('收到')
    const request = callbackRequest(plain, { msgId: nextId() })
    const bodies = []
    for (let n = 0; n < 3; n += 1) bodies.push(await (await send(plain, request)).text())
    expect(desk.handled).toHaveLength(1)
    for (const body of bodies) expect(body).toContain('收到')
  })

  it('acts once when three deliveries arrive together', async () => {
    let arrived = (_?: unknown) => {}
    const together = new Promise((done) => (arrived = done))
    desk.answer = async () => {
      await together
      return '一次'
    }
    const request = callbackRequest(plain, { msgId: nextId() })
    const again = vi.spyOn(WxInboxModel, 'findOneAndUpdate')
    const sent = Promise.all([1, 2, 3].map(async () => (await send(plain, request)).text()))
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(2))
    arrived()
    const bodies = await sent
    expect(desk.handled).toHaveLength(1)
    for (const body of bodies) expect(body).toContain('一次')
  })

  it('is acknowledged in time, though the answer takes longer; the late answer comes first with the next reply', async () => {
    let release = (_: string) => {}
    desk.answer = () => new Promise((done) => (release = done))
    const response = await send(plain, callbackRequest(plain, { msgId: nextId() }))
    expect(await response.text()).toBe('success')
    release('晚了')
    await expect.poll(() => NotificationModel.countDocuments({ text: '晚了' }), { timeout: 5000 }).toBe(1)
    const { userId } = (await NotificationModel.findOne({ text: '晚了' }).lean()) ?? { userId: '' }
    expect(await UserModel.findById(userId).lean()).toMatchObject({ openids: ['wx_plain:o-aunt'] })
    expect((await keptFor(userId)).map(({ text }) => text)).toEqual(['晚了'])
    expect(await keptFor(userId)).toEqual([])
  })

  it('is taken up again when its handling broke off', async () => {
    desk.answer = async () => {
      throw new Error('the store went away')
    }
    const msgId = nextId()
    const response = await send(plain, callbackRequest(plain, { msgId }))
    expect([response.status, await response.text()]).toEqual([200, 'success'])
    expect((await WxInboxModel.findById(`plain-${msgId}`).lean())?.state).toBe('received')
    expect(await sweepInbox(() => new Date(), desk.answer)).toBe(0)
    const later = new Date(Date.now() + 7000)
    desk.answer = say('又来了')
    const again = await send(plain, callbackRequest(plain, { msgId }))
    expect(await again.text()).toBe('success')
    expect(await sweepInbox(() => later, desk.answer)).toBeGreaterThan(0)
    expect((await WxInboxModel.findById(`plain-${msgId}`).lean())?.tries).toBe(2)
  })

  it('and another of the same second differ by their event key', async () => {
    const event = (key: string) => `<MsgType>event</MsgType><Event>CLICK</Event><EventKey>${key}</EventKey>`
    const press = (key: string) => {
      const request = callbackRequest(plain, { fields: event(key) })
      return send(plain, { ...request, body: request.body.replace(/<MsgId>.*<\/MsgId>/, '') })
    }
    await Promise.all([press('a'), press('b'), press('a')])
    expect(desk.handled).toHaveLength(2)
  })
})
