import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { keepLateAnswer } from '@jinlin/backend/inbox/keepLateAnswer'
import { personWriting } from '@jinlin/backend/inbox/personWriting'
import { logger } from '@jinlin/backend/infra/logger'
import { closeUntil, endOfDay, isClosed } from '@jinlin/backend/notifications/closedChannels'
import { takeMessage } from '@jinlin/backend/notifications/customerWindow'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'

/** Says an answer that came too late for a passive reply, by customer message, once. What WeChat does not take is kept: it comes first with the next reply, and stands on the news page. */
export async function tellLater(inbound: Inbound, text: string): Promise<void> {
  const { accountKey, openid, key } = inbound
  const now = new Date()
  try {
    const account = await AccountModel.findById(accountKey).lean()
    if (!account) return
    const ending = await push(account.appId, inbound, text, now)
    if (ending === 'sent') return
    await keepLateAnswer(inbound, await personWriting(account, openid, now), text, ending, now)
  } catch (error) {
    logger.error({ err: error, key }, 'a late answer could not be kept')
  }
}

/** `unknown` = the message left and may have arrived, so that it must not be said again. */
async function push(appId: string, { accountKey, openid, key }: Inbound, text: string, now: Date) {
  const channel = `${appId}|customer`
  if (await isClosed(channel, now)) return 'kept'
  if (!(await takeMessage(accountKey, openid, { reserved: false }, now))) return 'kept'
  try {
    await (await wechatFor(appId)).sendText(openid, text)
    return 'sent'
  } catch (error) {
    logger.warn({ err: error, key }, 'a late answer was not delivered')
    if (error instanceof WechatError && error.errcode === 45009) await closeUntil(channel, endOfDay(now), '45009')
    return error instanceof WechatError && error.maybeDone ? 'unknown' : 'kept'
  }
}
