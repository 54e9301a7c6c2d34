import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../accounts/AccountModel'
import { logger } from '../infra/logger'
import { personOfApp } from '../people/signIn'
import { openidKey } from '../people/UserModel'
import { userIdOfOpenid } from '../people/userTogether'
import { wechatFor } from '../wechat/wechatClient'

/** The longest a message waits for WeChat to say who its writer is, in ms. */
const askMs = 1200

/** The person behind an openid of an account. One never seen before is asked for at WeChat first, so that the same person of the mini-program is met again by unionid. */
export async function personWriting(account: Account, openid: string, now: Date): Promise<string> {
  const known = await userIdOfOpenid(openidKey(account.appId, openid))
  if (known) return known
  return personOfApp(account.appId, openid, await unionidOf(account, openid), now)
}

async function unionidOf(account: Account, openid: string): Promise<string | undefined> {
  const ask = async () => (await (await wechatFor(account.appId)).userInfo(openid)).unionid
  const late = sleep(askMs, undefined, { ref: false })
  const asked = ask().catch((error: unknown) => {
    logger.warn({ err: error }, 'WeChat did not say who writes')
    return undefined
  })
  return Promise.race([asked, late])
}
