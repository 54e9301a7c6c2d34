import { AccountModel } from '../accounts/AccountModel'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { metrics } from '../infra/metrics'
import { openidKey, UserModel } from '../people/UserModel'
import { messageNumber } from '../wechat/templates'
import type { ChannelEvent } from './channelEvent'
import { noteClosed } from './customerWindow'
import { type Notification, NotificationModel, type NotificationState } from './NotificationModel'
import { SendResultModel } from './SendResultModel'
import { endConsent, noteConsent } from './subscriptions'

/** The person an event is about, on the account it came to; no account for the mini-program. */
type Whom = { accountKey: string; appId: string; openid: string; userId: string }

/** A message WeChat took and then did not bring waits for the next reply, as if it had been refused at once. */
const notArrived = async (_id: string, reason: string): Promise<boolean> => {
  const { modifiedCount } = await guardWrite(() =>
    NotificationModel.updateOne(
      { _id, state: op({ $in: ['sent', 'unknown'] }), channel: op({ $ne: 'reply' }) },
      { $set: { state: 'kept', reason }, $unset: { sentAt: 1, channel: 1 } },
    ),
  )
  if (modifiedCount > 0) metrics.notifications.inc({ state: 'kept', channel: 'none' })
  return modifiedCount > 0
}

const arrived = async (_id: string, channel: 'template' | 'subscribe', at: Date): Promise<void> => {
  const { modifiedCount } = await guardWrite(() =>
    NotificationModel.updateOne({ _id, state: 'unknown' }, { $set: { state: 'sent', channel, sentAt: at } }),
  )
  if (modifiedCount > 0) metrics.notifications.inc({ state: 'sent', channel })
}

/** WeChat's numbers are longer than JSON holds, and neighbours fall together: the person is part of the name. */
const resultOf = (userId: string, msgId: string): string => `${userId}|${msgId}`

/** Ends a message whose failure WeChat had told before its number was written down; the state it stands in now. */
export const settleByResult = async (
  { _id, userId }: Notification,
  msgId: string,
  state: NotificationState,
): Promise<NotificationState> => {
  const told = await SendResultModel.findById(resultOf(userId, msgId)).lean()
  return told && (await notArrived(_id, told.reason)) ? 'kept' : state
}

const byNumber = (userId: string, msgId: string): Promise<Notification | null> =>
  NotificationModel.findOne({ msgId, userId }).lean()

/** Keeps a failure for a message not yet written down, or ends it when it has been meanwhile. */
const failed = async ({ userId }: Whom, msgId: string, reason: string, at: Date): Promise<void> => {
  const _id = resultOf(userId, msgId)
  await guardWrite(() => SendResultModel.updateOne({ _id }, { $set: { reason, at } }, { upsert: true }))
  const row = await byNumber(userId, msgId)
  if (row) await notArrived(row._id, reason)
}

const templateDone = async (whom: Whom, told: Extract<ChannelEvent, { kind: 'templateDone' }>, at: Date) => {
  const msgId = messageNumber(told.msgId)
  if (!msgId || told.status === 'success') return
  if (told.status.includes('user block')) await noteClosed(whom.accountKey, whom.openid, 'blocked', at)
  await failed(whom, msgId, told.status.replace(/^failed:\s*/, ''), at)
}

/** The message an event is about: by its number, else the oldest of this template whose ending nobody knows. */
const meant = async ({ userId, appId }: Whom, msgId: string | undefined, templateId: string) => {
  const known = msgId ? await byNumber(userId, msgId) : null
  if (known) return known
  const lost = { userId, state: 'unknown' as const, 'trying.appId': appId, 'trying.templateId': templateId }
  return NotificationModel.findOne({ ...lost, 'trying.channel': 'subscribe' })
    .sort({ at: 1 })
    .lean()
}

type Done = Extract<ChannelEvent, { kind: 'subscribeDone' }>['list'][number]
const subscribeDone = async (whom: Whom, { templateId, msgId: number, code, status }: Done, at: Date) => {
  const msgId = messageNumber(number)
  const row = await meant(whom, msgId, templateId)
  if (code === '0') return row ? arrived(row._id, 'subscribe', at) : undefined
  const who = { appId: whom.appId, openid: whom.openid, templateId }
  if (code === '43101' || status.includes('refuse')) await endConsent(who, at)
  if (row) await notArrived(row._id, status)
  else if (msgId) await failed(whom, msgId, status, at)
}

const consent = async (
  { appId, openid }: Whom,
  told: Extract<ChannelEvent, { kind: 'consent' }>,
  key: string,
  at: Date,
) => {
  for (const { templateId, accepted } of told.list) {
    const who = { appId, openid, templateId }
    // a switch in the settings gives nothing: only an answer to the question does
    if (told.asked) await noteConsent(who, accepted, key, at)
    else if (!accepted) await endConsent(who, at)
  }
}

const appOf = async (accountKey: string): Promise<string | undefined> =>
  (await AccountModel.findById(accountKey).select('appId').lean())?.appId

/** Takes in what WeChat tells about the messages of an account (or of the mini-program, `miniappId`) to a person; `key` = the delivery's own, the same for every repetition: it counts once. */
export const noteChannelEvent = async (
  { accountKey, miniappId, openid, key }: { accountKey: string; miniappId?: string; openid: string; key: string },
  event: ChannelEvent,
  at: Date,
): Promise<void> => {
  const appId = miniappId ?? (await appOf(accountKey))
  if (appId === undefined) return
  const user = await UserModel.findOne({ openids: openidKey(appId, openid) })
    .select('_id')
    .lean()
  const whom = { accountKey, appId, openid, userId: user?._id ?? '' }
  if (event.kind === 'templateDone') return templateDone(whom, event, at)
  if (event.kind === 'consent') return consent(whom, event, key, at)
  for (const done of event.list) await subscribeDone(whom, done, at)
}
