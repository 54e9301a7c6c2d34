import type { Actor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { type Notification, NotificationModel } from './NotificationModel'

/** A page of a person's news, newest first; `next` goes on where it ends. */
export type NewsPage = { items: Notification[]; next?: string }

const cursorOf = ({ at, _id }: Notification): string => `${at.getTime()}|${_id}`

const after = (cursor: string | undefined) => {
  if (!cursor) return {}
  const split = cursor.indexOf('|')
  const at = new Date(Number(cursor.slice(0, split)))
  const id = cursor.slice(split + 1)
  return { $or: [{ at: op({ $lt: at }) }, { at, _id: op({ $lt: id }) }] }
}

/** The person's news page. */
export const newsOf = async (actor: Actor, cursor: string | undefined, limit = 20): Promise<NewsPage> => {
  const found = await NotificationModel.find({ userId: actor.userId, ...after(cursor) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last ? { next: cursorOf(last) } : {}) }
}

/** How many news the person has not read; counts to 99. */
export const unreadOf = (userId: string): Promise<number> =>
  NotificationModel.countDocuments({ userId, readAt: op({ $exists: false }) }).limit(99)

/** Marks the person's news as read: those named, or all. Others' ids change nothing. */
export const markRead = async (actor: Actor, ids: readonly string[] | undefined, now: Date): Promise<void> => {
  const which = ids ? { _id: op({ $in: [...ids] }) } : {}
  await guardWrite(() =>
    NotificationModel.updateMany(
      { userId: actor.userId, readAt: op({ $exists: false }), ...which },
      { $set: { readAt: now } },
    ),
  )
}

const take = ({ _id }: Notification, now: Date): Promise<Notification | null> =>
  NotificationModel.findOneAndUpdate(
    { _id, state: 'kept' },
    { $set: { state: 'sent', channel: 'reply', sentAt: now } },
    { returnDocument: 'after' },
  ).lean()

/** What was kept for a person, the most urgent first, at most `limit`; taken for the passive reply that is being written and marked as delivered. */
export const keptFor = async (userId: string, now = new Date(), limit = 5): Promise<Notification[]> => {
  const kept = await NotificationModel.find({ userId, state: 'kept', quiet: op({ $exists: false }) })
    .sort({ priority: 1, at: 1 })
    .limit(limit)
    .lean()
  const taken = await Promise.all(kept.map((row) => take(row, now)))
  return taken.flatMap((row) => (row ? [row] : []))
}
