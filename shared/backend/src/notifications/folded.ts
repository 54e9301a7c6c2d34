import { op } from '../infra/defineModel'
import { metrics } from '../infra/metrics'
import { type Notification, NotificationModel } from './NotificationModel'
import { textNow } from './textNow'

/** So many of the rest go along with one message: more nobody reads. */
const most = 2
/** Why the rest waits. */
export const restReason = 'rest'

const take = async (row: Notification, main: Notification, now: Date): Promise<Notification[]> => {
  const text = await textNow(row, now)
  const ending = text === undefined ? { state: 'superseded' as const, reason: 'overtaken' } : {}
  const { leaseUntil = now } = main
  const going = { state: 'sending' as const, leaseUntil, dueAt: leaseUntil, foldedInto: main._id }
  const taken = await NotificationModel.findOneAndUpdate(
    { _id: row._id, state: 'kept' },
    { $set: { ...going, ...ending } },
    { returnDocument: 'after' },
  ).lean()
  return taken && text !== undefined ? [{ ...taken, text }] : []
}

/** The rest that waits for this person, taken to go along with a message; what is not so any more is left out for good. */
export const takeRest = async (main: Notification, now: Date): Promise<Notification[]> => {
  const waiting = await NotificationModel.find({ userId: main.userId, state: 'kept', reason: restReason })
    .sort({ priority: 1, at: 1 })
    .limit(most)
    .lean()
  return (await Promise.all(waiting.map((row) => take(row, main, now)))).flat()
}

/** Ends what went along: with the message it went with, or back to waiting when that did not go. */
export const settleRest = async (
  rest: readonly Notification[],
  state: 'sent' | 'unknown' | 'kept',
  now: Date,
): Promise<void> => {
  if (rest.length === 0) return
  const ids = rest.map(({ _id }) => _id)
  const ended = state === 'sent' ? { channel: 'customer' as const, sentAt: now } : {}
  const going = state === 'kept' ? { foldedInto: 1 } : {}
  await NotificationModel.updateMany(
    { _id: op({ $in: ids }), state: 'sending' },
    { $set: { state, ...ended }, $unset: { leaseUntil: 1, ...going } },
  )
  if (state !== 'kept') metrics.notifications.inc({ state, channel: 'customer' }, ids.length)
}
