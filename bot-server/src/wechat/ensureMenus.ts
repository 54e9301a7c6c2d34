import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import type { ServerEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { accountMenu } from '../accounts/accountMenu'
import { menuDifference } from '../accounts/menuDifference'

/** Gives every account that has no menu at all ours; one that has another is only named: `npm run accounts -- menu --push` changes it. WeChat being away hinders nothing: the next start tries again. */
export async function ensureMenus({
  MINIAPP_ID,
  PUBLIC_URL,
}: Pick<ServerEnv, 'MINIAPP_ID' | 'PUBLIC_URL'>): Promise<void> {
  const place = { miniappId: MINIAPP_ID, fallbackUrl: PUBLIC_URL }
  const accounts = await AccountModel.find({}).lean()
  for (const account of accounts) {
    try {
      const wechat = await wechatFor(account.appId)
      const [current, wanted] = [await wechat.getMenu(), accountMenu(account, place)]
      if (!current) await wechat.createMenu(wanted)
      else if (menuDifference(current, wanted).length > 0)
        logger.warn({ account: account._id }, 'the menu of an account is not ours')
    } catch (error) {
      logger.warn({ err: error, account: account._id }, 'an account has no menu yet')
    }
  }
}
