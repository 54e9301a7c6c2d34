import { setTimeout as sleep } from 'node:timers/promises'
import { serverEnv } from '../infra/env'
import { forgetWithStores } from '../infra/forgetWithStores'
import { redis } from '../infra/stores'
import { WechatError } from './WechatError'

/** A call that was not made because too many of its app wait already: surely not sent, and the same a moment later may go. */
export class TooFast extends WechatError {
  constructor(api: string) {
    super(api, 45011)
    this.name = 'TooFast'
  }
}

/** A quiet second is saved up, in ms, so that a burst of that size leaves at once. */
const burstMs = 1000
/** Longest wait of a call for its turn, in ms. Messages wait shorter than what a person waits for, so that a storm of news holds up nobody. */
const patience = { message: 500, other: 2000 } as const
/** So long a process keeps the pace by itself once Redis did not answer, in ms. */
const aloneMs = 5000

/** Takes the next turn by Redis' own clock, which all processes share: the wait in ms, or -1 when it would be longer than the patience (then no turn is taken). */
const script = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local turn = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now - tonumber(ARGV[2]))
if turn - now > tonumber(ARGV[3]) then return -1 end
redis.call('SET', KEYS[1], string.format('%.3f', turn + tonumber(ARGV[1])), 'PX', 60000)
return math.max(0, math.ceil(turn - now))`

/** When the next call of an app may leave, in ms of this process's own clock; only used while Redis is away. */
const turns = new Map<string, number>()
let aloneUntil = 0
forgetWithStores(() => {
  turns.clear()
  aloneUntil = 0
})

/** Lets the calls of an app leave evenly, `WECHAT_CALLS_PER_SECOND` at most by all processes together; without Redis each process takes half of it. Throws TooFast for what would wait too long. */
export async function awaitTurn(appId: string, api: string): Promise<void> {
  const patienceMs = api.includes('/message/') ? patience.message : patience.other
  const wait = await nextTurn(appId, patienceMs)
  if (wait < 0) throw new TooFast(api)
  if (wait > 0) await sleep(wait)
}

async function nextTurn(appId: string, patienceMs: number): Promise<number> {
  const eachMs = 1000 / serverEnv().WECHAT_CALLS_PER_SECOND
  if (performance.now() < aloneUntil) return ownTurn(appId, eachMs * 2, patienceMs)
  try {
    const key = `${serverEnv().BULL_PREFIX}:pace:${appId}`
    return Number(await redis().eval(script, 1, key, eachMs, burstMs, patienceMs))
  } catch {
    aloneUntil = performance.now() + aloneMs
    return ownTurn(appId, eachMs * 2, patienceMs)
  }
}

function ownTurn(appId: string, eachMs: number, patienceMs: number): number {
  const now = performance.now()
  const turn = Math.max(turns.get(appId) ?? 0, now - burstMs)
  if (turn - now > patienceMs) return -1
  turns.set(appId, turn + eachMs)
  return Math.max(0, turn - now)
}
