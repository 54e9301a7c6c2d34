import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../accounts/AccountModel'
import { op } from '../infra/defineModel'
import { logger } from '../infra/logger'
import { type Met, userOfApp } from '../people/signIn'
import { openidKey, type User, UserModel } from '../people/UserModel'
import { userOfOpenid } from '../people/userTogether'
import { unionidTogether } from '../wechat/unionids'
import { WechatError } from '../wechat/WechatError'

/** The longest a message waits for WeChat to say who its writer is, in ms. */
const askMs = 1200
/** Somebody without a unionid is asked for again so much later, in ms. */
const againMs = 3_600_000
/** WeChat knows nobody of this openid: that is an answer. */
const unknownPerson = 40003

/**
 * The person behind an openid of an account. One never seen before is asked for at WeChat first, so that the same person of the mini-program is met again by
 * unionid; when WeChat takes too long its answer counts as soon as it comes, and with none it is asked again at the next message, at most once an hour.
 */
export async function personWriting(account: Account, openid: string, now: Date): Promise<User> {
  const known = await userOfOpenid(openidKey(account.appId, openid))
  if (!known) return newcomer(account, openid, now)
  if (isToAsk(known, now)) void askAgain(account, openid, known._id, now)
  return known
}

async function newcomer(account: Account, openid: string, now: Date): Promise<User> {
  const asked = unionidOf(account, openid)
  const inTime = await Promise.race([asked, sleep(askMs, undefined, { ref: false })])
  const user = await userOfApp(account.appId, openid, inTime ?? {}, now)
  if (!inTime?.asked) void asked.then((met) => learn(account, openid, met, now))
  return user
}

const isToAsk = ({ unionid, unionidElsewhere, unionidAskedAt: at }: User, now: Date) =>
  !unionid && !unionidElsewhere && (!at || now.getTime() - at.getTime() >= againMs)

/** Whichever process notes the moment first asks; the message waits for none of it. */
async function askAgain(account: Account, openid: string, _id: string, now: Date): Promise<void> {
  const due = op({ $not: { $gt: new Date(now.getTime() - againMs) } })
  try {
    const free = { _id, unionid: op({ $exists: false }), unionidAskedAt: due }
    const { modifiedCount } = await UserModel.updateOne(free, { $set: { unionidAskedAt: now } })
    if (modifiedCount === 1) await learn(account, openid, await unionidOf(account, openid), now)
  } catch (error) {
    logger.warn({ err: error }, 'WeChat could not be asked again who writes')
  }
}

/** Takes up who somebody is as signing in does: whoever has this unionid already stays the person it belongs to, and what was written meanwhile becomes theirs. */
async function learn(account: Account, openid: string, met: Met, now: Date): Promise<void> {
  if (!met.unionid) return
  await userOfApp(account.appId, openid, met, now).catch((error: unknown) =>
    logger.warn({ err: error }, 'who writes could not be noted'),
  )
}

/** What WeChat says; nothing, not even that it was asked, when it does not answer. */
const unionidOf = async (account: Account, openid: string): Promise<Met> => {
  try {
    return { unionid: await unionidTogether(account.appId, openid), asked: true }
  } catch (error) {
    logger.warn({ err: error }, 'WeChat did not say who writes')
    return { asked: error instanceof WechatError && error.errcode === unknownPerson }
  }
}
