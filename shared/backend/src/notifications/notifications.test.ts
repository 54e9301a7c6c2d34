import { createServer, type Server } from 'node:http'
import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AccountModel } from '../accounts/AccountModel'
import { CaseModel, type StoredCase } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { seekNext } from '../dispatch/seekNext'
import { forgetEnv } from '../infra/env'
import { UserModel } from '../people/UserModel'
import { seal } from '../register/vault'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CustomerWindowModel } from './CustomerWindowModel'
import { noteInbound, openWindow, takeMessage } from './customerWindow'
import { handOverNews } from './handOverNews'
import { type Notification, NotificationModel } from './NotificationModel'
import { keptFor, markRead, newsOf, unreadOf } from './news'
import { sendNotification } from './sendNotification'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** A WeChat that gives tokens and answers messages as the test wants: an errcode, or the connection cut after the request came. */
let wechat: Server
let answer: number | 'cut' = 0
const received: { touser: string; text: { content: string } }[] = []
beforeAll(async () => {
  wechat = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json')
      if (!request.url?.includes('message/custom/send')) return response.end('{"access_token":"t","expires_in":7200}')
      received.push(JSON.parse(Buffer.concat(chunks).toString()))
      if (answer === 'cut') return request.socket.destroy()
      return response.end(JSON.stringify({ errcode: answer, errmsg: '' }))
    })
  })
  await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
  const address = wechat.address()
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  forgetEnv()
})
afterAll(() => wechat.close())

let town: Town
beforeAll(async () => {
  town = await buildTown()
  const secret = seal('s', { collection: 'accounts', id: 'main', field: 'secret' })
  await AccountModel.create([
    {
      _id: 'main',
      name: '12111',
      appId: 'wxmain',
      originalId: 'gh',
      secret,
      token: 't',
      encodingAesKey: 'k',
      mode: 'plain',
      areaPath: '1509/150902',
    },
  ])
  await UserModel.updateOne({ _id: 'resident' }, { $set: { openids: ['wxmain:o-resident'] } })
})
beforeEach(async () => {
  answer = 0
  received.length = 0
  await Promise.all([NotificationModel.deleteMany({}), CustomerWindowModel.deleteMany({})])
})

/** A case up to its acceptance: the reporter's news is the entry of `accept`. */
const accepted = async (reporter: Actor = town.resident): Promise<Case> => {
  const filed = await buildCase(reporter, {}, now)
  const offered = await handOverNews(await seekNext(await handOverNews(filed, now), now), now)
  const { found } = await moveCase(town.leader, offered._id, 'accept', {}, later(5))
  const told = await handOverNews(found, later(5))
  await moveCase(town.leader, offered._id, 'hand_back', { reason: '试' }, later(6))
  return told
}
const newsFor = async (caseId: string, userId: string): Promise<Notification> => {
  const rows = await NotificationModel.find({ caseId, userId }).sort({ seq: -1 }).lean()
  expect(rows[0]).toBeDefined()
  return rows[0] as Notification
}
const stateOf = async ({ _id }: Notification) => (await NotificationModel.findById(_id).lean())?.state

describe('news handed over', () => {
  it('reach whoever the table names, in words, and leave the case', async () => {
    const found = await accepted()
    expect(found.untold).toEqual([])
    const { text } = await newsFor(found._id, 'resident')
    expect(text).toContain('已接单')
    expect((await newsFor(found._id, 'leader')).text).toContain('新任务')
  })

  it('twice tell nobody twice, and don’t raise the version', async () => {
    const filed = await buildCase(town.resident, {}, now)
    const seeking = await seekNext(await handOverNews(filed, now), now)
    await Promise.all([handOverNews(seeking, now), handOverNews(seeking, now), handOverNews(seeking, now)])
    expect(await NotificationModel.countDocuments({ caseId: filed._id, userId: 'leader' })).toBe(1)
    expect((await CaseModel.findById(filed._id).lean<StoredCase>())?.version).toBe(seeking.version)
  })

  it('of a case that changed meanwhile stay on it until the next time', async () => {
    const filed = await buildCase(town.resident, {}, now)
    await moveCase(town.resident, filed._id, 'add_note', { note: '在门口' }, later(1))
    await handOverNews(filed, later(2))
    expect((await CaseModel.findById(filed._id).lean<StoredCase>())?.untold).toContain(1)
  })

  it('never tell people what they did themselves', async () => {
    const found = await accepted()
    const { seq } = await newsFor(found._id, 'resident')
    expect(await NotificationModel.countDocuments({ caseId: found._id, seq, userId: 'leader' })).toBe(0)
  })

  it('of one case that still wait give way to the newer ones', async () => {
    const found = await accepted()
    const first = await newsFor(found._id, 'resident')
    await handOverNews((await CaseModel.findById(found._id).lean<StoredCase>()) as Case, later(7))
    expect(await stateOf(first)).toBe('superseded')
  })
})

describe('a notification', () => {
  const ready = async () => newsFor((await accepted())._id, 'resident')

  it('without an open window is kept, and given with the next passive reply, once', async () => {
    const row = await ready()
    expect([row.state, row.reason]).toEqual(['kept', 'no window'])
    expect((await keptFor('resident', now)).map(({ _id }) => _id)).toEqual([row._id])
    expect(await keptFor('resident', now)).toEqual([])
    expect(received).toEqual([])
  })

  it('whose window shuts before its turn comes is kept as well', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    const row = await ready()
    expect(row.state).toBe('pending')
    expect(await sendNotification(row._id, later(49 * 3600))).toBe('kept')
    expect(received).toEqual([])
  })

  it('goes out once while the window is open, however many workers try', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    const row = await ready()
    const states = await Promise.all(Array.from({ length: 6 }, () => sendNotification(row._id, later(6))))
    expect(states.filter((state) => state === 'sent')).toHaveLength(1)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ touser: 'o-resident', text: { content: row.text } })
  })

  it.each([
    [45015, 'kept'],
    [45047, 'kept'],
    [40003, 'dead'],
    [43004, 'dead'],
  ])('that WeChat refuses with %i ends as %s and shuts the window', async (errcode, state) => {
    await noteInbound('main', 'o-resident', 'message', now)
    answer = errcode
    const row = await ready()
    expect(await sendNotification(row._id, later(6))).toBe(state)
    expect(await openWindow('main', 'o-resident', later(7))).toBeUndefined()
  })

  it('whose answer never came is unknown, shown, and never pushed again', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    answer = 'cut'
    const row = await ready()
    expect(await sendNotification(row._id, later(6))).toBe('unknown')
    answer = 0
    expect(await sendNotification(row._id, later(60))).toBeNull()
    expect(received.length).toBeGreaterThanOrEqual(1)
    expect(await keptFor('resident', later(60))).toEqual([])
    expect((await newsOf(town.resident, undefined)).items.map(({ _id }) => _id)).toContain(row._id)
  })

  it('whose worker died while sending is unknown when its lease is over, not before', async () => {
    const row = await ready()
    const dying = { state: 'sending', leaseUntil: later(30), attempts: 1 } as const
    await NotificationModel.updateOne({ _id: row._id }, { $set: dying })
    expect(await sendNotification(row._id, later(29))).toBeNull()
    expect(await stateOf(row)).toBe('sending')
    await sendNotification(row._id, later(31))
    expect(await stateOf(row)).toBe('unknown')
  })

  it('that surely did not leave is tried again later', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    answer = -1
    const row = await ready()
    expect(await sendNotification(row._id, later(6))).toBe('pending')
    answer = 0
    expect(await sendNotification(row._id, later(8))).toBe('sent')
  })

  it('for somebody who is gone is dead', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    const row = await ready()
    await NotificationModel.updateOne({ _id: row._id }, { $set: { userId: 'nobody' } })
    expect(await sendNotification(row._id, now)).toBe('dead')
  })
})

describe('a window', () => {
  const taken = async (count: number, reserved: boolean, when: Date) => {
    const results: boolean[] = []
    for (let i = 0; i < count; i += 1) results.push(await takeMessage('main', 'o1', { reserved }, when))
    return results.filter(Boolean).length
  }

  it('after a message holds five in 48 hours, the last for what must be answered', async () => {
    await noteInbound('main', 'o1', 'message', now)
    expect(await taken(9, false, later(60))).toBe(4)
    expect(await taken(9, true, later(60))).toBe(1)
    await noteInbound('main', 'o1', 'message', now)
    expect(await taken(9, true, later(60))).toBe(0)
    await noteInbound('main', 'o1', 'message', later(61))
    expect(await taken(9, true, later(48 * 3600 + 62))).toBe(0)
  })

  it.each(['menu', 'scan', 'follow'] as const)('after a %s holds three in a minute', async (kind) => {
    await noteInbound('main', 'o1', kind, now)
    expect(await taken(9, false, later(59))).toBe(3)
    await noteInbound('main', 'o1', kind, later(60))
    expect(await taken(9, false, later(121))).toBe(0)
  })
})

describe('the news page', () => {
  it('goes on by cursor, counts what is unread, and is marked by its owner only', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => ({
      _id: `c-${i}-resident`,
      caseId: 'c',
      seq: i,
      userId: 'resident',
      text: `第 ${i} 条`,
      priority: 5,
      at: later(i < 3 ? 0 : i),
      state: 'kept' as const,
      attempts: 0,
      dueAt: now,
    }))
    await NotificationModel.create(rows)
    const first = await newsOf(town.resident, undefined, 3)
    const second = await newsOf(town.resident, first.next, 3)
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([4, 3, 2, 1, 0])
    expect(second.next).toBeUndefined()
    await markRead(town.neighbour, ['c-0-resident'], now)
    expect(await unreadOf('resident')).toBe(5)
    await markRead(town.resident, ['c-0-resident'], now)
    expect(await unreadOf('resident')).toBe(4)
    await markRead(town.resident, undefined, now)
    expect(await unreadOf('resident')).toBe(0)
  })
})
