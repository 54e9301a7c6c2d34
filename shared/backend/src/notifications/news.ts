import type { Actor } from '@jinlin/domain/people/roles'
import { spaced } from '@jinlin/domain/words/spaced'
import { askEach } from '../infra/askEach'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { metrics } from '../infra/metrics'
import { type Notification, NotificationModel } from './NotificationModel'
import { textNow } from './textNow'

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

// told which index: the planner likes to read all the news a person ever had
const unreadFirst = { userId: 1, unread: 1 } as const

/** How many news the person has not read; counts to 99. */
export const unreadOf = (userId: string): Promise<number> =>
  NotificationModel.countDocuments({ userId, unread: true }, { hint: unreadFirst }).limit(99)

/** Marks the person's news as read: those named, or all. Others' ids change nothing. */
export const markRead = async (actor: Actor, ids: readonly string[] | undefined, now: Date): Promise<void> => {
  const which = ids ? { _id: op({ $in: [...ids] }) } : {}
  const read = { $set: { readAt: now }, $unset: { unread: 1 } } as const
  const theirs = { userId: actor.userId, unread: true as const, ...which }
  await guardWrite(() => NotificationModel.updateMany(theirs, read, { hint: unreadFirst }))
}

/** So many are looked at to find those that are still worth saying. */
const looked = 4

/** The bytes of a text as it stands in a reply, with the empty line behind it. */
const bytesOf = (text: string): number => Buffer.byteLength(`${spaced(text)}\n\n`)

/** The reply that is being written: to which message, how many news it takes, and the bytes it has left for them. */
export type ReplyRoom = { key?: string; limit?: number; room?: number }

/** These, and what this very message has taken before and not said: its handling broke off. */
const orTakenBy = <T extends object>(kept: T, key: string | undefined) =>
  key ? { $or: [kept, { takenBy: key }] } : kept

type Asks = { userId: string; key: string | undefined }

/** With so many kept for those who write together nobody is told apart: each looks for themselves. */
const manyKept = 500

/** Whether anything waits for these people, or was taken by these messages: nearly always nothing, and asked for all who write at the same moment at once. */
const hasKept = askEach<Asks, boolean>(async (asked) => {
  const userIds = [...new Set(asked.map(({ userId }) => userId))]
  const keys = asked.flatMap(({ key }) => key ?? [])
  const waits = { userId: op({ $in: userIds }), state: 'kept' as const, quiet: op({ $exists: false }) }
  const found = await NotificationModel.find({
    $or: [waits, ...(keys.length > 0 ? [{ takenBy: op({ $in: keys }) }] : [])],
  })
    .select({ _id: 0, userId: 1, takenBy: 1 })
    .limit(manyKept)
    .lean<Pick<Notification, 'userId' | 'takenBy'>[]>()
  if (found.length === manyKept) return asked.map(() => true)
  const having = new Set(found.flatMap(({ userId, takenBy }) => [userId, takenBy]))
  return asked.map(({ userId, key }) => having.has(userId) || (key !== undefined && having.has(key)))
})

/** Takes one for the reply, in words that are true now; nothing when it has been overtaken, does not fit any more, or somebody else took it. */
const take = async (row: Notification, key: string | undefined, now: Date, room: number): Promise<Notification[]> => {
  const text = await textNow(row, now)
  if (text !== undefined && bytesOf(text) > room) return []
  const ending =
    text === undefined
      ? { state: 'superseded' as const, reason: 'overtaken' }
      : { state: 'sent' as const, channel: 'reply' as const, sentAt: now, ...(key && { takenBy: key }) }
  const taken = await NotificationModel.findOneAndUpdate(
    { _id: row._id, ...orTakenBy({ state: 'kept' as const }, key) },
    { $set: ending },
    { returnDocument: 'after' },
  ).lean()
  if (!taken) return []
  if (!row.takenBy) metrics.notifications.inc({ state: ending.state, channel: text === undefined ? 'none' : 'reply' })
  return text === undefined ? [] : [{ ...taken, text }]
}

/**
 * What was kept for a person, the most urgent first, at most `limit` and no more than fits into `room` bytes; taken for the passive reply that is being written
 * and marked as delivered. What does not fit waits on. The same message handled again takes the same again: it is answered once, so that it is said once.
 * The words are true at this moment: news that has been overtaken says where its case stands, or is left out.
 */
export const keptFor = async (
  userId: string,
  now = new Date(),
  { key, limit = 5, room = Number.POSITIVE_INFINITY }: ReplyRoom = {},
): Promise<Notification[]> => {
  if (!(await hasKept({ userId, key }))) return []
  const waits = { userId, state: 'kept' as const, quiet: op({ $exists: false }) }
  const kept = await NotificationModel.find(orTakenBy(waits, key))
    .sort({ takenBy: -1, priority: 1, at: 1 })
    .limit(limit * looked)
    .lean()
  const given: Notification[] = []
  let left = room
  for (const row of kept) {
    if (given.length === limit) break
    const taken = await take(row, key, now, left)
    for (const { text } of taken) left -= bytesOf(text)
    given.push(...taken)
  }
  if (key && kept.some(({ takenBy }) => takenBy)) await giveBackKept(key, given)
  return given
}

/** What a message has taken and its reply will not say, except these, waits on. */
export const giveBackKept = async (key: string, said: readonly Notification[] = []): Promise<void> => {
  const unsaid = { takenBy: key, state: 'sent' as const, channel: 'reply' as const }
  const others = { _id: op({ $nin: said.map(({ _id }) => _id) }) }
  const back = { $set: { state: 'kept' as const }, $unset: { takenBy: 1, channel: 1, sentAt: 1 } } as const
  await NotificationModel.updateMany({ ...unsaid, ...others }, back)
}
