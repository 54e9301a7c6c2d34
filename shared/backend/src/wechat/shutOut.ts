import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'
import { ClosedChannelModel } from '../notifications/ClosedChannelModel'
import { closeUntil, isClosed } from '../notifications/closedChannels'
import { isNotListed, WechatError } from './WechatError'

/** So long an app is not asked for a token again after WeChat said that our address is not on its list, in ms. */
const restMs = 60_000
/** What is told of it may be so old, in ms. */
const heardMs = 2000

const end = '|address'
const wayOf = (appId: string) => `${appId}${end}`

/** Fetches a token, unless WeChat has said within the last minute that it takes no calls of this app from our address: a person must put it on the list, and asking again changes nothing. */
export async function unlessShutOut<T>(appId: string, api: string, fetchToken: () => Promise<T>): Promise<T> {
  if (await isClosed(wayOf(appId), new Date()).catch(() => false)) throw new WechatError(api, 40164)
  try {
    return await fetchToken()
  } catch (error) {
    if (error instanceof WechatError && isNotListed(error.errcode)) await note(appId, error)
    throw error
  }
}

async function note(appId: string, { errcode, seenFrom }: WechatError): Promise<void> {
  metrics.wechatSetWrongly.inc({ app: appId, errcode: String(errcode) })
  logger.error(
    { app: appId, errcode, address: seenFrom },
    "this server may not call WeChat: put its address on the app's list of IP addresses at WeChat",
  )
  await closeUntil(wayOf(appId), new Date(Date.now() + restMs), String(errcode)).catch(() => undefined)
}

const heard = new Cached<string[]>(heardMs)

/** The apps that WeChat takes no calls of, because our address is not on their lists. */
export const shutOutApps = (now: Date): Promise<string[]> =>
  heard.get('apps', async () => {
    const rows = await ClosedChannelModel.find({ until: op({ $gt: now }) }).lean()
    return rows.flatMap(({ _id }) => (_id.endsWith(end) ? [_id.slice(0, -end.length)] : []))
  })
