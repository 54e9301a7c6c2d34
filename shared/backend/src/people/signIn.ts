import { DomainError } from '@jinlin/domain/errors'
import { AccountModel } from '../accounts/AccountModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { insertTogether } from '../infra/insertTogether'
import { newId } from '../infra/newId'
import { newPersonName } from '../words/people'
import { mergePerson } from './mergePerson'
import { openidKey, type User, UserModel } from './UserModel'
import { userOfOpenid, userOfUnionid } from './userTogether'

/** By the unionid first (the same person at another account of the same owner), then by the openid. */
const findPerson = async (key: string, unionid: string | undefined): Promise<User | undefined> => {
  const [byUnion, byKey] = await Promise.all([unionid ? userOfUnionid(unionid) : undefined, userOfOpenid(key)])
  return byUnion ?? byKey
}

/** Adds what is new to a person already known; an openid that stands with somebody else comes along as `mergePerson` says. Undefined: the unionid has just become somebody else's. */
const addTo = async (user: User, key: string, unionid: string | undefined, now: Date): Promise<User | undefined> => {
  const news = {
    ...(user.openids.includes(key) ? {} : { $addToSet: { openids: key } }),
    ...(unionid && !user.unionid ? { $set: { unionid } } : {}),
  }
  if (Object.keys(news).length === 0) return user
  try {
    await guardWrite(() => UserModel.updateOne({ _id: user._id }, news))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    if (user.unionid !== unionid) return undefined
    await mergePerson(user._id, key, now)
  }
  return user
}

const insert = insertTogether<User>(() => UserModel.collection)

const create = async (key: string, met: Met, now: Date): Promise<User> => {
  const { unionid } = met
  const user: User = {
    _id: newId(now),
    name: newPersonName,
    openids: [key],
    ...(unionid ? { unionid } : {}),
    ...(met.asked && !unionid ? { unionidAskedAt: now } : {}),
    grants: [{ role: 'resident' }],
    status: 'active',
    createdAt: now,
  }
  await insert(user)
  return user
}

/** What WeChat said of somebody who is met; `asked` = it was asked just now, and said no more than this. */
export type Met = { unionid?: string | undefined; asked?: boolean }

/** The person of this openid at an app, the mini-program or an account; met again by the unionid, and a resident when new. */
export const userOfApp = async (appId: string, openid: string, met: Met, now: Date): Promise<User> => {
  const key = openidKey(appId, openid)
  for (let tries = 0; tries < 3; tries += 1) {
    const user = await findPerson(key, met.unionid)
    try {
      const known = user && (await addTo(user, key, met.unionid, now))
      if (known) return known
      if (!user) return await create(key, met, now)
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  throw new DomainError('retry_same_key')
}

const personOfApp = async (appId: string, openid: string, unionid: string | undefined, now: Date): Promise<string> =>
  (await userOfApp(appId, openid, { unionid }, now))._id

/** The person who opened the mini-program; a new one becomes a resident. */
export const personOfMiniProgram = (
  appId: string,
  openid: string,
  unionid?: string,
  now = new Date(),
): Promise<string> => personOfApp(appId, openid, unionid, now)

/** The person who wrote to a public account; `not_found` when there is no such account. */
export const personOfAccount = async (
  accountKey: string,
  openid: string,
  unionid?: string,
  now = new Date(),
): Promise<string> => {
  const account = await AccountModel.findById(accountKey).lean()
  if (!account) throw new DomainError('not_found')
  return personOfApp(account.appId, openid, unionid, now)
}

/** The openid of a person at one app, or nothing when they never met there. */
export const openidAt = async (userId: string, appId: string): Promise<string | undefined> => {
  const user = await UserModel.findById(userId).select('openids').lean()
  return user?.openids.find((key) => key.startsWith(`${appId}:`))?.slice(appId.length + 1)
}
