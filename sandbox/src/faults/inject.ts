import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Supervised } from '../processes/supervise'
import type { Cluster } from './cluster/startCluster'
import type { FaultKind } from './kinds'
import type { Fault } from './schedule'

/** What came of a fault: whom it hit, or why this machine can't do it. */
export type Hit = { who: string } | { skipped: string }
type Inject = (cluster: Cluster, fault: Fault) => Promise<Hit> | Hit

const pick = <T>(all: readonly T[], which: number): T => all[Math.floor(which * all.length)] as T

const signal = ({ name, pid }: Supervised, what: NodeJS.Signals): Hit => {
  const number = pid()
  if (number) process.kill(number, what)
  return { who: number ? name : `${name}, which was down already` }
}

async function frozen(one: Supervised, forMs: number): Promise<Hit> {
  const number = one.pid()
  const hit = signal(one, 'SIGSTOP')
  await pause(forMs)
  if (number && number === one.pid()) process.kill(number, 'SIGCONT')
  return hit
}

/** Tells the fake WeChat by its controls; `api` '' = every call. */
const control = async ({ wechat }: Cluster, name: string, body: object): Promise<void> => {
  const answer = await fetch(`${wechat}/__fake/${name}`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`the fake WeChat answered ${answer.status} to ${name}`)
}

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

/** The next writes of the primary meet a fault of its own making. */
const failing =
  (times: number, how: object): Inject =>
  async ({ mongo }) => {
    const node = await mongo.primary()
    if (node === undefined) return { skipped: 'no mongod takes writes' }
    const failCommands = ['insert', 'update', 'findAndModify']
    await mongo.command(node, { configureFailPoint: 'failCommand', mode: { times }, data: { failCommands, ...how } })
    return { who: mongo.nodes[node]?.name ?? '' }
  }

async function emptied({ redisUrl }: Cluster): Promise<Hit> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, connectTimeout: 1000, commandTimeout: 2000 })
  redis.on('error', () => undefined)
  const done = await redis.flushall().then(
    () => true,
    () => false,
  )
  redis.disconnect()
  return { who: done ? 'redis' : 'redis, which was down already' }
}

function wiped({ folder, redis }: Cluster): Hit {
  for (const name of readdirSync(folder).filter((each) => each.startsWith('redis-')))
    rmSync(join(folder, name), { recursive: true, force: true })
  return signal(redis, 'SIGKILL')
}

async function primaryKilled({ mongo }: Cluster): Promise<Hit> {
  const node = await mongo.primary()
  return node === undefined ? { skipped: 'no mongod takes writes' } : signal(mongo.nodes[node] as Supervised, 'SIGKILL')
}

async function stepDown({ mongo }: Cluster): Promise<Hit> {
  const node = await mongo.primary()
  if (node === undefined) return { skipped: 'no mongod takes writes' }
  const force = { replSetStepDown: 5, secondaryCatchUpPeriodSecs: 2, force: true }
  await mongo.command(node, force).catch(() => undefined)
  return { who: `mongod ${node + 1}` }
}

const diskFull: Inject = async ({ disk }, { forMs }) => {
  if (!disk) return { skipped: 'no small disk can be mounted here' }
  disk.fill()
  await pause(forMs)
  disk.free()
  return { who: 'the last mongod' }
}

const clockAhead: Inject = async ({ clock, workers }, { forMs }) => {
  if (!clock) return { skipped: 'faketime is not on the PATH' }
  clock.set(300)
  await pause(forMs)
  clock.set(0)
  return { who: workers.at(-1)?.name ?? '' }
}

const injections: Record<FaultKind, Inject> = {
  'bot-server killed': ({ bots }, { which }) => signal(pick(bots, which), 'SIGKILL'),
  'worker killed': ({ workers }, { which }) => signal(pick(workers, which), 'SIGKILL'),
  'worker frozen': ({ workers }, { which, forMs }) => frozen(pick(workers, which), forMs),
  'redis killed': ({ redis }) => signal(redis, 'SIGKILL'),
  'redis emptied': emptied,
  'redis killed with its data': wiped,
  'redis frozen': ({ redis }, { forMs }) => frozen(redis, forMs),
  'clock of a worker 5 min ahead': clockAhead,
  'mongod killed': ({ mongo }, { which }) => signal(pick(mongo.nodes, which), 'SIGKILL'),
  'primary killed': primaryKilled,
  'primary steps down': stepDown,
  'connections cut': failing(2, { closeConnection: true }),
  'write concern not met': failing(2, { writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } }),
  'disk of a mongod full': diskFull,
  'wechat answers 500': wechatFails({ status: 500 }),
  'wechat takes back its token': async (cluster) => {
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
}

/** Does one fault to the cluster; resolves when it is over. */
export const inject = async (cluster: Cluster, fault: Fault): Promise<Hit> => injections[fault.kind](cluster, fault)

/** Takes back whatever still lasts: nothing is frozen, full, ahead or failing any more. */
export async function heal(cluster: Cluster): Promise<void> {
  for (const one of [...cluster.workers, cluster.redis]) signal(one, 'SIGCONT')
  cluster.clock?.set(0)
  cluster.disk?.free()
  await control(cluster, 'reset', {})
}
