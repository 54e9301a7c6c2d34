import { serverEnv } from '../infra/env'
import { redis } from '../infra/stores'

/** So many messages a second leave for one app, by all processes together: WeChat answers 45011 to who is much faster. */
const perSecond = 100
/** What one process allows itself while Redis is gone. */
const alone = perSecond / 2
const own = new Map<string, { second: number; count: number }>()

/** Whether one more message of this app may leave in this second; not a promise but a pace. */
export async function mayLeave(appId: string, now: Date): Promise<boolean> {
  const second = Math.floor(now.getTime() / 1000)
  const key = `${serverEnv().BULL_PREFIX}:pace:${appId}:${second}`
  try {
    const count = await redis().incr(key)
    if (count === 1) await redis().expire(key, 5)
    return count <= perSecond
  } catch {
    return mayLeaveAlone(appId, second)
  }
}

function mayLeaveAlone(appId: string, second: number): boolean {
  const kept = own.get(appId)
  const count = kept?.second === second ? kept.count + 1 : 1
  own.set(appId, { second, count })
  return count <= alone
}
