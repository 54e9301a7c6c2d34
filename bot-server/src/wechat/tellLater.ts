import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { keepLateAnswer } from '@jinlin/backend/inbox/keepLateAnswer'
import { beginPush, endOwed, owedStanding } from '@jinlin/backend/inbox/owedAnswers'
import { personWriting } from '@jinlin/backend/inbox/personWriting'
import { logger } from '@jinlin/backend/infra/logger'
import { closeUntil, endOfDay, isClosed } from '@jinlin/backend/notifications/closedChannels'
import { takeMessage } from '@jinlin/backend/notifications/customerWindow'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'

/**
 * Says an answer that is owed, by customer message, once; safe to run again. What WeChat does not take is kept: it comes first with the next reply, and stands
 * on the news page. What cannot even be kept stays owed.
 */
export async function tellLater(inbound: Inbound, text: string): Promise<void> {
  const { accountKey, openid, key } = inbound
  const now = new Date()
  try {
    const standing = await owedStanding(key)
    const account = standing === 'told' ? null : await AccountModel.findById(accountKey).lean()
    if (account) {
      const ending = standing === 'maybe' ? 'unknown' : await push(account.appId, inbound, text, now)
      if (ending !== 'told')
        await keepLateAnswer(inbound, (await personWriting(account, openid, now))._id, text, ending, now)
    }
    await endOwed(key, now)
  } catch (error) {
    logger.error({ err: error, key }, 'a late answer could not be kept')
  }
}

/** `told` = it arrived, now or before · `unknown` = it left and may have arrived, so that it must not be said again. */
async function push(
  appId: string,
  { accountKey, openid, key }: Inbound,
  text: string,
  now: Date,
): Promise<'told' | 'kept' | 'unknown'> {
  const channel = `${appId}|customer`
  if (await isClosed(channel, now)) return 'kept'
  if (!(await takeMessage(accountKey, openid, { reserved: false }, now))) return 'kept'
  const left = await beginPush(key, now)
  if (left !== 'first') return left === 'maybe' ? 'unknown' : left
  try {
    await (await wechatFor(appId)).sendText(openid, text)
    return 'told'
  } catch (error) {
    logger.warn({ err: error, key }, 'a late answer was not delivered')
    if (error instanceof WechatError && error.errcode === 45009) await closeUntil(channel, endOfDay(now), '45009')
    return error instanceof WechatError && error.maybeDone ? 'unknown' : 'kept'
  }
}
