import { setTimeout as sleep } from 'node:timers/promises'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { takeIn } from '@jinlin/backend/inbox/takeIn'
import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { serverEnv } from '@jinlin/backend/infra/env'
import { redis } from '@jinlin/backend/infra/stores'
import { CustomerWindowModel } from '@jinlin/backend/notifications/CustomerWindowModel'
import { openAgain } from '@jinlin/backend/notifications/closedChannels'
import { noteInbound } from '@jinlin/backend/notifications/customerWindow'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { sendNotification } from '@jinlin/backend/notifications/sendNotification'
import { buildUser } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { storeAccounts } from '../testing/callbackRequest'
import { serveWechat } from '../testing/serveWechat'
import { answerAgain, answerOnce, type MakeAnswer } from './answerOnce'
import { sweepInbox } from './inboxSweep'
import { tellLater } from './tellLater'

useStores()

let pushed: string[] = []
/** What WeChat says to the next sendings, one after the other; then it takes them. */
let refusals: number[] = []
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
    const isSending = request.url?.includes('custom/send')
    const errcode = isSending ? refusals.shift() : undefined
    if (errcode) return response.setHeader('content-type', 'application/json').end(JSON.stringify({ errcode }))
    if (isSending) pushed.push(JSON.parse(body).text.content)
    response.setHeader('content-type', 'application/json').end('{"access_token":"t","expires_in":7200,"errcode":0}')
  })
  await storeAccounts('1509/150902')
  await buildUser('aunt', { openids: ['wx_safe:o-aunt'] })
})
afterAll(() => stop())
beforeEach(async () => {
  pushed = []
  refusals = []
  await Promise.all([openAgain('wx_safe|customer'), WxInboxModel.deleteMany({}), NotificationModel.deleteMany({})])
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
  it('and nobody takes it from whoever is at it because the clock of this server was set meanwhile', async () => {
    const atWork = await frozen(0)
    const agreed = inMs(0)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 300_000 })
    expect(await answerOnce(message(), say('收到'), tellLater, agreed, 400)).toBeNull()
    vi.useRealTimers()
    const row = await WxInboxModel.findById(atWork.key).lean()
    expect([row?.state, row?.tries, (row?.leaseUntil ?? inMs(0)) < inMs(60_000)]).toEqual(['received', 1, true])
  })

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

describe('an answer that came too late and surely did not leave', () => {
  const left = async () => (await CustomerWindowModel.findById('safe|o-aunt').lean())?.messageLeft
  const isLate = async () => {
    const inbound = await frozen(7000)
    await answerAgain(inbound, say('晚了'), tellLater, inMs(0))
    return `${inbound.key}-late`
  }

  it.each([-1, 45011])(
    'because WeChat was busy (%i) is tried again, once it is taken, and uses up one message',
    async (errcode) => {
      const before = (await left()) ?? 0
      refusals = [errcode]
      const id = await isLate()
      expect([pushed, await left()]).toEqual([[], before])
      expect(await pages()).toMatchObject([{ _id: id, text: '晚了', state: 'pending', accountKey: 'safe' }])
      expect(await sendNotification(id, inMs(1000))).toBe('sent')
      await sweepInbox(clock(60_000))
      expect([pushed, await left()]).toEqual([['晚了'], before - 1])
    },
  )

  it('because WeChat stays busy is tried three times more and then kept for the next reply', async () => {
    const before = await left()
    refusals = [-1, -1, -1, -1, -1]
    const id = await isLate()
    const ends: unknown[] = []
    for (const ms of [1000, 5000, 20_000, 60_000]) ends.push(await sendNotification(id, inMs(ms)))
    expect(ends).toEqual(['pending', 'pending', 'kept', null])
    expect([refusals.length, await left()]).toEqual([1, before])
    expect(await pages()).toMatchObject([{ state: 'kept' }])
  })

  it('because too many calls waited is tried a moment later', async () => {
    const pace = `${serverEnv().BULL_PREFIX}:pace:wx_safe`
    const before = await left()
    await redis().set(pace, Date.now() + 60_000)
    const id = await isLate()
    await redis().del(pace)
    expect([pushed, await left(), (await pages())[0]?.state]).toEqual([[], before, 'pending'])
    expect([await sendNotification(id, inMs(1000)), pushed]).toEqual(['sent', ['晚了']])
  })

  it('because the person has no window is kept, and no other is tried', async () => {
    refusals = [45015]
    const id = await isLate()
    expect(await pages()).toMatchObject([{ _id: id, state: 'kept' }])
    expect([await sendNotification(id, inMs(1000)), pushed, await left()]).toEqual([null, [], 0])
  })

  it('because the day’s number is used up is kept, and gives the message back', async () => {
    const before = await left()
    refusals = [45009]
    await isLate()
    expect([await left(), (await pages())[0]?.state]).toEqual([before, 'kept'])
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
