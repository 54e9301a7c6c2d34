import { setTimeout as sleep } from 'node:timers/promises'
import { closeUntil, endOfDay, isClosed } from '../notifications/closedChannels'
import { WechatError } from './WechatError'

/** WeChat: the day's number of calls is used up. */
const usedUp = 45009

/** Refuses a call whose number for the day is known to be used up: nothing is sent before midnight in Beijing. A store that is away hinders nothing; messages rest by their channel. */
export async function refuseUsedUp(appId: string, api: string, now: Date): Promise<void> {
  if (restsByChannel(api)) return
  const closed = await isClosed(wayOf(appId, api), now).catch(() => false)
  if (closed) throw new WechatError(api, usedUp)
}

/** Remembers for all processes, by WeChat's answer, that an app has no more calls of this API today. */
export async function noteErrcode(appId: string, api: string, errcode: unknown, now: Date): Promise<void> {
  if (errcode !== usedUp || restsByChannel(api)) return
  await closeUntil(wayOf(appId, api), endOfDay(now), String(usedUp)).catch(() => undefined)
}

const wayOf = (appId: string, api: string) => `${appId}|${api}`
/** Messages rest by their channel: who sends them decides it, so that news can take another way. */
const restsByChannel = (api: string) => api.includes('/message/')

/** Waits before a call that WeChat was too busy for (-1) is made again, in milliseconds. */
const busyMs = [1000, 4000, 15_000] as const

/** Makes a call that changes nothing, or the same thing again, up to three times more while WeChat says it is busy (-1). Never for sendings. */
export async function whileBusy<T>(call: () => Promise<T>, waits: readonly number[] = busyMs): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const [wait, ...rest] = waits
    if (!(error instanceof WechatError) || error.errcode !== -1 || wait === undefined) throw error
    await sleep(wait)
    return whileBusy(call, rest)
  }
}
