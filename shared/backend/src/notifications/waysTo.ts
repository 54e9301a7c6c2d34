import { type Account, AccountModel } from '../accounts/AccountModel'
import { askTogether } from '../infra/askTogether'
import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { userTogether } from '../people/userTogether'
import { openWindow } from './customerWindow'
import type { Notification } from './NotificationModel'

/** An account on which a person can be written to now, and who they are there. */
export type Way = { accountKey: string; appId: string; openid: string }

type Named = Pick<Account, '_id' | 'appId'>

/** Accounts come and go seldom: a new one is used after this time, in milliseconds. */
const accountMs = 5000
const accounts = new Cached<Named | undefined>(accountMs)

const accountOf = askTogether(async (appIds) => {
  const found = await AccountModel.find({ appId: op({ $in: appIds }) })
    .select('appId')
    .lean()
  return new Map(found.map((each): [string, Named] => [each.appId, each]))
})
const wayOn = async (named: string, now: Date): Promise<(Way & { lastAt: Date }) | undefined> => {
  const appId = named.slice(0, named.indexOf(':'))
  const openid = named.slice(named.indexOf(':') + 1)
  const account = await accounts.get(appId, () => accountOf(appId))
  const window = account && (await openWindow(account._id, openid, now))
  return window && { accountKey: window.accountKey, appId, openid, lastAt: window.lastAt }
}

/** The accounts where this person can be written to now, the one of the case first, then the one they used last; `gone` when there is no such person. */
export const waysTo = async (
  { userId, accountKey }: Pick<Notification, 'userId' | 'accountKey'>,
  now: Date,
): Promise<Way[] | 'gone'> => {
  const user = await userTogether(userId)
  if (!user) return 'gone'
  const found = await Promise.all(user.openids.map((named) => wayOn(named, now)))
  const first = (way: Way) => (way.accountKey === accountKey ? 0 : 1)
  return found
    .flatMap((way) => (way ? [way] : []))
    .sort((a, b) => first(a) - first(b) || b.lastAt.getTime() - a.lastAt.getTime())
}
