import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { logger } from '@jinlin/backend/infra/logger'
import { takeMessage } from '@jinlin/backend/notifications/customerWindow'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'

/** Says an answer that came too late for a passive reply, by customer message, once. What WeChat refuses stands on the news page anyway. */
export async function tellLater({ accountKey, openid, key }: Inbound, text: string): Promise<void> {
  try {
    const account = await AccountModel.findById(accountKey).lean()
    if (account && (await takeMessage(accountKey, openid, { reserved: false }, new Date())))
      await (await wechatFor(account.appId)).sendText(openid, text)
  } catch (error) {
    logger.warn({ err: error, key }, 'a late answer was not delivered')
  }
}
