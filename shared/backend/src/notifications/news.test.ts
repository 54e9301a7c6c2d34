import mongoose from 'mongoose'
import { describe, expect, it } from 'vitest'
import { buildUser } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { NotificationModel } from './NotificationModel'
import { keptFor, markRead, newsOf, unreadOf } from './news'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('the news page', () => {
  it('goes on by cursor, counts what is unread, and is marked by its owner only', async () => {
    const resident = await buildUser('resident')
    const neighbour = await buildUser('neighbour')
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
      unread: true as const,
      dueAt: now,
    }))
    await NotificationModel.create(rows)
    const first = await newsOf(resident, undefined, 3)
    const second = await newsOf(resident, first.next, 3)
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([4, 3, 2, 1, 0])
    expect(second.next).toBeUndefined()
    await markRead(neighbour, ['c-0-resident'], now)
    expect(await unreadOf('resident')).toBe(5)
    await markRead(resident, ['c-0-resident'], now)
    expect(await unreadOf('resident')).toBe(4)
    await markRead(resident, undefined, now)
    expect(await unreadOf('resident')).toBe(0)
  })

  it('reads nothing of what was read long ago when it counts, marks or looks for what waits', async () => {
    const officer = await buildUser('officer')
    const read = Array.from({ length: 5000 }, (_, i) => ({
      _id: `c-${i}-officer`,
      caseId: 'c',
      seq: i,
      userId: 'officer',
      priority: 5,
      at: later(i),
      state: 'sent' as const,
      ...(i < 3 ? { unread: true } : { readAt: now }),
    }))
    await NotificationModel.collection.insertMany(read as never)
    const { db } = mongoose.connection
    await db?.command({ profile: 2 })
    expect(await unreadOf('officer')).toBe(3)
    expect(await keptFor('officer', now, { key: 'm' })).toEqual([])
    await markRead(officer, undefined, now)
    await db?.command({ profile: 0 })
    expect(await unreadOf('officer')).toBe(0)
    const seen = await db
      ?.collection('system.profile')
      .find({ ns: /notifications$/ })
      .toArray()
    expect(seen?.map(({ docsExamined, keysExamined }) => Math.max(docsExamined, keysExamined) < 10)).toEqual([
      true,
      true,
      true,
    ])
  })
})
