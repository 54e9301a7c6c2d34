import { setTimeout as sleep } from 'node:timers/promises'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { takeIn } from '@jinlin/backend/inbox/takeIn'
import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { noteInbound } from '@jinlin/backend/notifications/customerWindow'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { buildUser } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storeAccounts } from '../testing/callbackRequest'
import { serveWechat } from '../testing/serveWechat'
import { answerAgain, answerOnce, type MakeAnswer } from './answerOnce'
import { sweepInbox } from './inboxSweep'
import { tellLater } from './tellLater'

useStores()

let pushed: string[] = []
let stop: () => void
let serial = 0
const inMs = (ms: number) => new Date(Date.now() + ms)
const clock = (ms: number) => () => inMs(ms)
const say =
  (text: string): MakeAnswer =>
  async () =>
    text
/** A process that ends before it can say anything. */
const killed = async () => {
  throw new Error('killed')
}

beforeAll(async () => {
  stop = await serveWechat(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.url?.includes('custom/send')) pushed.push(JSON.parse(body).text.content)
    response.setHeader('content-type', 'application/json').end('{"access_token":"t","expires_in":7200,"errcode":0}')
  })
  await storeAccounts('1509/150902')
  await buildUser('aunt', { openids: ['wx_safe:o-aunt'] })
})
afterAll(() => stop())
beforeEach(async () => {
  pushed = []
  await Promise.all([WxInboxModel.deleteMany({}), NotificationModel.deleteMany({})])
  await noteInbound('safe', 'o-aunt', 'message', inMs(0))
})

const message = (openid = 'o-aunt'): Inbound => {
  serial += 1
  const content = { kind: 'text', text: '路灯不亮' } as const
  return { key: `safe-one-${serial}`, accountKey: 'safe', openid, sentAt: inMs(0), content }
}
/** Somebody took it so long ago, in ms, and has been frozen since. */
const frozen = async (ago: number, openid?: string) => {
  const inbound = message(openid)
  await takeIn(inbound, inMs(-ago))
  return inbound
}
const pages = () => NotificationModel.find({}).lean()

describe('one message gets one answer', () => {
  it('also when a server freezes, its second try waits at another, and that one takes it up by itself', async () => {
    const inbound = await frozen(5000)
    const waiting = answerOnce(inbound, say('收到'), tellLater, inMs(0), 3000)
    await sleep(200)
    await sweepInbox(clock(1500), say('收到'))
    expect([await waiting, pushed]).toEqual([null, ['收到']])
    expect(await answerOnce(inbound, say('收到'), tellLater, inMs(0))).toBeNull()
  })

  it('also when the next message of the person takes it up, and its own second try comes after that', async () => {
    const inbound = await frozen(7000)
    expect(await answerOnce(message(), say('下一条'), tellLater, inMs(0))).toBe('下一条')
    await expect.poll(() => pushed).toEqual(['下一条'])
    expect(await answerOnce(inbound, say('收到'), tellLater, inMs(0))).toBeNull()
  })

  it('from who answered, not from who lost the lease meanwhile', async () => {
    const inbound = await frozen(7000)
    const overtaken: MakeAnswer = async () => {
      await WxInboxModel.updateOne({ _id: inbound.key }, { $set: { leaseUntil: new Date(0) } })
      await answerAgain(inbound, say('别人说的'), tellLater, inMs(0))
      return '说晚了'
    }
    await answerAgain(inbound, overtaken, tellLater, inMs(0))
    expect(pushed).toEqual(['别人说的'])
  })
})

describe('an answer that came too late for a reply', () => {
  it('is told by whoever lives, once, when its server dies before telling it', async () => {
    const inbound = await frozen(7000)
    await answerAgain(inbound, say('晚了'), killed, inMs(0)).catch(() => undefined)
    expect(await sweepInbox(clock(1000))).toBe(0)
    await Promise.all([sweepInbox(clock(60_000)), sweepInbox(clock(60_000))])
    await sweepInbox(clock(120_000))
    expect([pushed, await pages()]).toEqual([['晚了'], []])
  })

  it('stands on the news page and is not pushed again when its server died while telling it', async () => {
    const inbound = await frozen(7000)
    await answerAgain(inbound, say('也许到了'), tellLater, inMs(0))
    await WxInboxModel.updateOne({ _id: inbound.key }, { $set: { owedUntil: inMs(0) } })
    await sweepInbox(clock(1000))
    await sweepInbox(clock(60_000))
    expect(pushed).toEqual(['也许到了'])
    expect(await pages()).toMatchObject([{ text: '也许到了', state: 'unknown' }])
  })

  it('is kept for the next reply once, though its server died before it noted so', async () => {
    const inbound = await frozen(7000, 'o-silent')
    await answerAgain(inbound, say('留着'), tellLater, inMs(0))
    await WxInboxModel.updateOne({ _id: inbound.key }, { $set: { owedUntil: inMs(0) } })
    await noteInbound('safe', 'o-silent', 'message', inMs(0))
    await sweepInbox(clock(1000))
    expect(pushed).toEqual([])
    expect(await pages()).toMatchObject([{ text: '留着', state: 'kept' }])
  })
})

describe('what broke off', () => {
  it('is taken up side by side, each at its own moment, and that of one person in its order', async () => {
    const [first, second, other] = [await frozen(8000), await frozen(7000), await frozen(7000, 'o-other')]
    const begun: string[] = []
    const moments: Date[] = []
    await sweepInbox(clock(0), async ({ key }, now) => {
      begun.push(key)
      moments.push(now)
      await sleep(150)
      return null
    })
    expect(begun.filter((key) => key !== other.key)).toEqual([first.key, second.key])
    expect(begun.indexOf(other.key)).toBeLessThan(2)
    expect(moments[2]?.getTime()).toBeGreaterThanOrEqual((moments[0]?.getTime() ?? 0) + 150)
  })
})
