import type { Inbound } from '@jinlin/backend/inbox/inbound'
import type { LateEnding } from '@jinlin/backend/inbox/keepLateAnswer'
import { beginPush } from '@jinlin/backend/inbox/owedAnswers'
import { logger } from '@jinlin/backend/infra/logger'
import { isClosed } from '@jinlin/backend/notifications/closedChannels'
import { returnMessage, type Taken, takeMessage } from '@jinlin/backend/notifications/customerWindow'
import { judge } from '@jinlin/backend/notifications/refusals'
import { TooFast } from '@jinlin/backend/wechat/pace'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'

/** The first of the waits of news that surely did not leave, in ms. */
const againMs = 1000

/** Sends a late answer by customer message, once. `told` = it arrived, now or before; `unknown` = it left and may have arrived, so that it must not be said again. */
export async function pushLate(appId: string, inbound: Inbound, text: string, now: Date): Promise<'told' | LateEnding> {
  const { accountKey, openid, key } = inbound
  if (await isClosed(`${appId}|customer`, now)) return { state: 'kept' }
  const part = await takeMessage(accountKey, openid, { reserved: false }, now)
  if (!part) return { state: 'kept' }
  const left = await beginPush(key, now)
  if (left !== 'first') {
    await returnMessage(accountKey, openid, part)
    return left === 'maybe' ? { state: 'unknown' } : left
  }
  try {
    await (await wechatFor(appId)).sendText(openid, text)
    return 'told'
  } catch (error) {
    logger.warn({ err: error, key }, 'a late answer was not delivered')
    return notSent(error, { appId, accountKey, openid }, part, now)
  }
}

type Whose = { appId: string; accountKey: string; openid: string }

/** Gives back what was taken when it surely did not leave, and says how it goes on. Too many calls at once count as no try. */
async function notSent(error: unknown, whose: Whose, part: Taken, now: Date): Promise<LateEnding> {
  const tooFast = error instanceof TooFast
  const { verdict } = tooFast
    ? { verdict: 'again' as const }
    : await judge(error, { ...whose, channel: 'customer' }, now)
  if (verdict === 'maybe') return { state: 'unknown' }
  if (verdict !== 'over') await returnMessage(whose.accountKey, whose.openid, part)
  const isTriedAgain = verdict === 'again' || verdict === 'once'
  const dueAt = new Date(now.getTime() + againMs)
  return isTriedAgain ? { state: 'pending', dueAt, attempts: tooFast ? 0 : 1 } : { state: 'kept' }
}
