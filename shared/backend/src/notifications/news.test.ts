import { describe, expect, it } from 'vitest'
import { buildUser } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { NotificationModel } from './NotificationModel'
import { markRead, newsOf, unreadOf } from './news'

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
})
