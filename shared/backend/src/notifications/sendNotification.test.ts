import { describe, expect, it } from 'vitest'
import { moveCase } from '../cases/moveCase'
import { seekNext } from '../dispatch/seekNext'
import { UserModel } from '../people/UserModel'
import { placeOf } from '../places/findGrid'
import { at, buildCase } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { noteInbound, openWindow } from './customerWindow'
import { handOverNews } from './handOverNews'
import { NotificationModel } from './NotificationModel'
import { keptFor, newsOf } from './news'
import { sendNotification } from './sendNotification'
import { accepted, later, newsFor, now, stateOf, useNewsWorld, world } from './testing/newsWorld'

useStores()
useNewsWorld()

describe('a notification', () => {
  const ready = async () => newsFor((await accepted())._id, 'resident')

  it('without an open window is kept, and given with the next passive reply, once', async () => {
    const row = await ready()
    expect([row.state, row.reason]).toEqual(['kept', 'no window'])
    expect((await keptFor('resident', now)).map(({ _id }) => _id)).toEqual([row._id])
    expect(await keptFor('resident', now)).toEqual([])
    expect(world.received).toEqual([])
  })

  it('whose window shuts before its turn comes is kept as well', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    const row = await ready()
    expect(row.state).toBe('pending')
    expect(await sendNotification(row._id, later(49 * 3600))).toBe('kept')
    expect(world.received).toEqual([])
  })

  it('goes out once while the window is open, however many workers try', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    const row = await ready()
    const states = await Promise.all(Array.from({ length: 6 }, () => sendNotification(row._id, later(6))))
    expect(states.filter((state) => state === 'sent')).toHaveLength(1)
    expect(world.received).toHaveLength(1)
    expect(world.received[0]).toMatchObject({ touser: 'o-resident', text: { content: row.text } })
  })

  it('that asks for an answer already given is not sent, however young it is', async () => {
    await UserModel.updateOne({ _id: 'leader' }, { $set: { openids: ['wxmain:o-leader'] } })
    await noteInbound('main', 'o-leader', 'message', now)
    const asked = await newsFor((await accepted())._id, 'leader')
    expect([asked.command, asked.state]).toEqual(['offer', 'pending'])
    expect(await sendNotification(asked._id, later(7))).toBe('superseded')
    expect(world.received).toEqual([])
  })

  it('of new work still goes when the resident says better where it is, in words that are true by then', async () => {
    const { resident } = world.town
    await UserModel.updateOne({ _id: 'leader' }, { $set: { openids: ['wxmain:o-leader'] } })
    await noteInbound('main', 'o-leader', 'message', now)
    const offered = await handOverNews(await seekNext(await buildCase(resident, {}, now), now), now)
    const asked = await newsFor(offered._id, 'leader')
    world.answer = -1
    expect([asked.command, await sendNotification(asked._id, later(1))]).toEqual(['offer', 'pending'])
    const place = { ...offered.place, text: '文昌街12号' }
    const { found } = await moveCase(resident, offered._id, 'change_place', { place, level: 'grid' }, later(2))
    expect(found.offer?.to).toBe('leader')
    await handOverNews(found, later(2))
    world.answer = 0
    world.received.length = 0
    expect(await sendNotification(asked._id, later(3))).toBe('sent')
    expect(world.received.map(({ text }) => text.content)).toEqual([expect.stringMatching(/^新任务：.*文昌街/u)])
  })

  it('of new work does not go when a better place asks somebody else', async () => {
    const { resident } = world.town
    await UserModel.updateOne({ _id: 'leader' }, { $set: { openids: ['wxmain:o-leader'] } })
    await noteInbound('main', 'o-leader', 'message', now)
    const offered = await handOverNews(await seekNext(await buildCase(resident, {}, now), now), now)
    const asked = await newsFor(offered._id, 'leader')
    const [lng, lat] = at(700, 100).coordinates
    const elsewhere = await placeOf({ point: { lng, lat, datum: 'wgs84' } })
    await moveCase(resident, offered._id, 'change_place', elsewhere, later(2))
    expect(await sendNotification(asked._id, later(3))).toBe('superseded')
  })

  it('that it is done goes to whoever has to confirm, and not when they have', async () => {
    const { leader, resident } = world.town
    await noteInbound('main', 'o-resident', 'message', now)
    const resolved = async () => {
      const { _id } = await seekNext(await buildCase(resident, { category: 'E2301' }, now), now)
      await moveCase(leader, _id, 'accept', {}, later(1))
      const { found } = await moveCase(leader, _id, 'resolve', {}, later(2))
      await handOverNews(found, later(2))
      return newsFor(_id, 'resident')
    }
    const waits = await resolved()
    expect([waits.command, await sendNotification(waits._id, later(3))]).toEqual(['resolve', 'sent'])
    const done = await resolved()
    await moveCase(resident, done.caseId, 'confirm', {}, later(3))
    expect(await sendNotification(done._id, later(4))).toBe('superseded')
    expect(world.received).toHaveLength(1)
  })

  it.each([
    [45015, 'kept'],
    [45047, 'kept'],
    [40003, 'kept'],
    [43004, 'kept'],
  ])('that WeChat refuses with %i ends as %s and shuts the window', async (errcode, state) => {
    await noteInbound('main', 'o-resident', 'message', now)
    world.answer = errcode
    const row = await ready()
    expect(await sendNotification(row._id, later(6))).toBe(state)
    expect(await openWindow('main', 'o-resident', later(7))).toBeUndefined()
  })

  it('whose answer never came is unknown, shown, and never pushed again', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    world.answer = 'cut'
    const row = await ready()
    expect(await sendNotification(row._id, later(6))).toBe('unknown')
    world.answer = 0
    expect(await sendNotification(row._id, later(60))).toBeNull()
    expect(world.received.length).toBeGreaterThanOrEqual(1)
    expect(await keptFor('resident', later(60))).toEqual([])
    expect((await newsOf(world.town.resident, undefined)).items.map(({ _id }) => _id)).toContain(row._id)
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
    world.answer = -1
    const row = await ready()
    expect(await sendNotification(row._id, later(6))).toBe('pending')
    world.answer = 0
    expect(await sendNotification(row._id, later(8))).toBe('sent')
  })

  it('for somebody who is gone is dead', async () => {
    await noteInbound('main', 'o-resident', 'message', now)
    const row = await ready()
    await NotificationModel.updateOne({ _id: row._id }, { $set: { userId: 'nobody' } })
    expect(await sendNotification(row._id, now)).toBe('dead')
  })
})
