import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from '../cluster/startCluster'
import type { Inject } from './hit'

/** Tells the fake WeChat by its controls; `api` '' = every call. */
export const control = async ({ wechat }: Cluster, name: string, body: object): Promise<void> => {
  const answer = await fetch(`${wechat}/__fake/${name}`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`the fake WeChat answered ${answer.status} to ${name}`)
}

/** The last of them that was begun. */
let platform: Promise<unknown> = Promise.resolve()
/** The platform's faults come one after the other: taking one back takes back all. */
const inTurn =
  (work: Inject): Inject =>
  async (cluster, fault) => {
    const mine = platform.then(() => work(cluster, fault))
    platform = mine.catch(() => undefined)
    return mine
  }

/** Calls that carry messages fail for a while; WeChat's other faults stay as they are. */
const wechatFails = (how: object): Inject =>
  inTurn(async (cluster, { forMs }) => {
    await control(cluster, 'errors', { api: '/send', times: 1000, ...how })
    await pause(forMs)
    await control(cluster, 'reset', {})
    return { who: 'wechat' }
  })

const deliveries = (how: object): Inject =>
  inTurn(async (cluster, { forMs }) => {
    await control(cluster, 'delivery', how)
    await pause(forMs)
    if (!('hold' in how)) await control(cluster, 'delivery', {})
    return { who: 'deliveries' }
  })

/** What the platform does wrong. */
export const platformFaults = {
  'wechat answers 500': wechatFails({ status: 500 }),
  'wechat takes back its token': async (cluster: Cluster) => {
    await control(cluster, 'revoke_token', { accountKey: 'main' })
    return { who: 'main' }
  },
  'wechat says 40001': wechatFails({ code: 40001 }),
  'wechat times out': wechatFails({ delayMs: 8000 }),
  'wechat is slow': wechatFails({ delayMs: 1500 }),
  'wechat cuts the line': wechatFails({ cut: true }),
  'deliveries doubled': deliveries({ copies: 2 }),
  'deliveries out of order': deliveries({ hold: 4 }),
  'deliveries late': deliveries({ slow: { first: 1000, ms: 2500 } }),
  'answers lost on the way': deliveries({ drop: { first: 6, how: 'after' } }),
} satisfies Record<string, Inject>
