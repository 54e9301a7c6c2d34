import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { metrics } from '../infra/metrics'
import { type Notification, NotificationModel, type NotificationState } from './NotificationModel'

/** How long one sending may take, in milliseconds. */
const leaseMs = 30_000
/** WeChat knows a template message again for ten minutes; a repetition must be there before. */
const knownAgainMs = 9 * 60_000

/** How a notification ended, or that it goes on later. */
export type Ending = Partial<
  Pick<Notification, 'state' | 'reason' | 'channel' | 'sentAt' | 'dueAt' | 'attempts' | 'msgId' | 'text'>
> & {
  /** What is under way by template is over, and the next try chooses anew. */
  fresh?: true
}

const take = (filter: object, now: Date, also: object = {}): Promise<Notification | null> => {
  const until = new Date(now.getTime() + leaseMs)
  return NotificationModel.findOneAndUpdate(
    filter,
    { $set: { state: 'sending', leaseUntil: until, dueAt: until, ...also }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  ).lean()
}

/** A template message may be sent again by the same id while WeChat knows it. */
export const mayRepeat = ({ trying }: Notification, now: Date): boolean =>
  trying?.channel === 'template' && now.getTime() - trying.since.getTime() < knownAgainMs

/**
 * Takes a notification for 30 s. One whose lease ran out may have been sent: by template it is sent again under the same id, which WeChat drops when it
 * knows it; any other is `unknown` and never sent again.
 */
export const lease = async (_id: string, now: Date): Promise<Notification | null> => {
  const taken = await take({ _id, state: 'pending' }, now)
  if (taken) return taken
  const over = { _id, state: 'sending' as const, leaseUntil: op({ $lt: now }) }
  const since = new Date(now.getTime() - knownAgainMs)
  const repeated = { 'trying.channel': 'template', 'trying.since': op({ $gt: since }) }
  const again = await take({ ...over, ...repeated }, now, { 'trying.maybe': true })
  if (again) return again
  const lost = await NotificationModel.updateOne(over, {
    $set: { state: 'unknown', reason: 'lease over' },
    $unset: { leaseUntil: 1 },
  })
  if (lost.modifiedCount > 0) metrics.notifications.inc({ state: 'unknown', channel: 'none' })
  return null
}

/** Writes how it ended; what goes with it ends the same, but waits on where it would be pushed again. */
export const settle = async (row: Notification, { fresh, ...ending }: Ending): Promise<NotificationState> => {
  const gone = { leaseUntil: 1, ...(fresh ? { trying: 1 } : {}) }
  await guardWrite(() =>
    NotificationModel.updateOne({ _id: row._id, state: 'sending' }, { $set: ending, $unset: gone }),
  )
  if (ending.state && ending.state !== 'pending')
    metrics.notifications.inc({ state: ending.state, channel: ending.channel ?? row.trying?.channel ?? 'none' })
  return ending.state ?? 'sending'
}
