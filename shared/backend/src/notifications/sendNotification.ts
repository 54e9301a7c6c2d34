import { DomainError } from '@jinlin/domain/errors'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { metrics } from '../infra/metrics'
import { WechatError } from '../wechat/WechatError'
import { wechatFor } from '../wechat/wechatClient'
import { shutWindow, takeMessage } from './customerWindow'
import { type Notification, NotificationModel, type NotificationState } from './NotificationModel'
import { type Way, waysTo } from './waysTo'

const leaseMs = 30_000
/** Waits before the next try after a failure in which surely nothing was sent, in milliseconds. */
const retryMs = [1000, 4000, 15_000] as const
/** WeChat: the window is shut, its number used up. */
const shut = [45015, 45047, 45009]
/** WeChat: there is no such person any more, or they left the account. */
const gone = [40003, 43004]
/** 待确认 may use the last message of a window. */
const mustAnswer = 2

type Ending = Partial<Pick<Notification, 'state' | 'reason' | 'channel' | 'sentAt' | 'dueAt'>>

/** Takes the notification for 30 s. One whose lease ran out may have been sent: it is settled as `unknown`, never sent again. */
const lease = async (id: string, now: Date): Promise<Notification | null> => {
  const until = new Date(now.getTime() + leaseMs)
  const taken = await NotificationModel.findOneAndUpdate(
    { _id: id, state: 'pending' },
    { $set: { state: 'sending', leaseUntil: until, dueAt: until }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  ).lean()
  if (taken) return taken
  const lost = await NotificationModel.updateOne(
    { _id: id, state: 'sending', leaseUntil: op({ $lt: now }) },
    { $set: { state: 'unknown', reason: 'lease over' } },
  )
  if (lost.modifiedCount > 0) metrics.notifications.inc({ state: 'unknown' })
  return null
}

const settle = async ({ _id }: Notification, ending: Ending): Promise<NotificationState> => {
  await guardWrite(() =>
    NotificationModel.updateOne({ _id, state: 'sending' }, { $set: ending, $unset: { leaseUntil: 1 } }),
  )
  if (ending.state) metrics.notifications.inc({ state: ending.state })
  return ending.state ?? 'sending'
}

const afterFailure = async (
  row: Notification,
  { accountKey, openid }: Way,
  error: unknown,
  now: Date,
): Promise<Ending> => {
  if (error instanceof DomainError) return { state: 'kept', reason: error.code }
  if (!(error instanceof WechatError)) return { state: 'unknown', reason: 'no answer' }
  if (shut.includes(error.errcode)) {
    await shutWindow(accountKey, openid)
    return { state: 'kept', reason: String(error.errcode) }
  }
  if (gone.includes(error.errcode)) {
    await shutWindow(accountKey, openid)
    return { state: 'dead', reason: String(error.errcode) }
  }
  if (error.maybeDone) return { state: 'unknown', reason: 'no answer' }
  const wait = retryMs[row.attempts - 1]
  if (wait === undefined) return { state: 'kept', reason: String(error.errcode) }
  return { state: 'pending', dueAt: new Date(now.getTime() + wait) }
}

const sendOn = async (row: Notification, way: Way, now: Date): Promise<Ending> => {
  try {
    const wechat = await wechatFor(way.appId)
    await wechat.sendText(way.openid, row.text)
    return { state: 'sent', channel: 'customer', sentAt: now }
  } catch (error) {
    return afterFailure(row, way, error, now)
  }
}

/**
 * Delivers one notification once, on the first window open, and records how it ended; nothing open → `kept` for the news page and the next passive reply.
 * Safe to run twice, late or for nothing. The state it ended in, or null when there was nothing to do.
 */
export const sendNotification = async (id: string, now: Date): Promise<NotificationState | null> => {
  const row = await lease(id, now)
  if (!row) return null
  const ways = await waysTo(row, now)
  if (ways === 'gone') return settle(row, { state: 'dead', reason: 'no such person' })
  for (const way of ways) {
    const reserved = row.priority === mustAnswer
    if (await takeMessage(way.accountKey, way.openid, { reserved }, now))
      return settle(row, await sendOn(row, way, now))
  }
  return settle(row, { state: 'kept', reason: 'no window' })
}
