import { Batcher, type Outcome } from '../infra/Batcher'
import { WechatError } from './WechatError'
import { type WechatClient, wechatFor } from './wechatClient'

/** WeChat's own limit of one question: https://developers.weixin.qq.com/doc/offiaccount/User_Management/Get_users_basic_information_UnionID.html */
const mostAtOnce = 100
/** Calls under way at once: one that hangs holds up those in it, not everybody who comes after. */
const lanes = 4
/** One openid of the list is not the account's. */
const notItsOwn = 40003
type Unionid = string | undefined
const ofApps = new Map<string, Batcher<string, Unionid>>()

/** The unionid of a person at an account, those who come at the same moment by one call; undefined where WeChat knows none. Throws WechatError. */
export const unionidTogether = (appId: string, openid: string): Promise<Unionid> => {
  const asks =
    ofApps.get(appId) ??
    new Batcher((openids) => unionidsOf(appId, openids), { most: mostAtOnce, lanes, enough: mostAtOnce })
  ofApps.set(appId, asks)
  return asks.add(openid)
}

async function unionidsOf(appId: string, openids: readonly string[]): Promise<Outcome<Unionid>[]> {
  const client = await wechatFor(appId)
  if (openids.length === 1) return eachAlone(client, openids)
  try {
    const people = await client.usersInfo(openids)
    const unionids = new Map(people.map(({ openid, unionid }) => [openid, unionid]))
    return openids.map((openid) => ({ value: unionids.get(openid) }))
  } catch (error) {
    // the whole list is refused for one of them; whatever else is wrong would be wrong a hundred times
    if (error instanceof WechatError && error.errcode === notItsOwn) return eachAlone(client, openids)
    throw error
  }
}

const eachAlone = (client: WechatClient, openids: readonly string[]): Promise<Outcome<Unionid>[]> =>
  Promise.all(
    openids.map((openid) =>
      client.userInfo(openid).then(
        ({ unionid }) => ({ value: unionid }),
        (error: unknown) => ({ error }),
      ),
    ),
  )
