import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import type { ServerEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { accountMenu } from '../dialogue/menu'

/** Gives every account our menu, where it has another one. WeChat being away is noted and hinders nothing: the next start tries again. */
export async function ensureMenus({
  MINIAPP_ID,
  PUBLIC_URL,
}: Pick<ServerEnv, 'MINIAPP_ID' | 'PUBLIC_URL'>): Promise<void> {
  const wanted = accountMenu(MINIAPP_ID, PUBLIC_URL)
  const accounts = await AccountModel.find({}).lean()
  for (const { _id, appId } of accounts) {
    try {
      const wechat = await wechatFor(appId)
      if (!sameMenu(await wechat.getMenu(), wanted)) await wechat.createMenu(wanted)
    } catch (error) {
      logger.warn({ err: error, account: _id }, 'an account has no menu yet')
    }
  }
}

type Button = {
  name?: unknown
  type?: unknown
  key?: unknown
  pagepath?: unknown
  appid?: unknown
  sub_button?: unknown
}

/** WeChat gives menus back with fields of its own; only ours are compared. */
function shape(buttons: unknown): unknown {
  if (!Array.isArray(buttons)) return []
  return (buttons as Button[]).map(({ name, type, key, pagepath, appid, sub_button }) => [
    name,
    type ?? '',
    key ?? '',
    pagepath ?? '',
    appid ?? '',
    shape(sub_button),
  ])
}

const sameMenu = (one: { button: unknown } | undefined, other: { button: unknown }) =>
  JSON.stringify(shape(one?.button)) === JSON.stringify(shape(other.button))
