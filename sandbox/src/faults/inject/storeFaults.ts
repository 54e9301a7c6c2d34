import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Supervised } from '../../processes/supervise'
import type { Cluster } from '../cluster/startCluster'
import type { Fault } from '../schedule'
import { frozen, type Hit, type Inject, pick, signal } from './hit'

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
  await disk.fill()
  await pause(forMs)
  disk.free()
  return { who: 'the last mongod' }
}

/** What happens to the stores. */
export const storeFaults = {
  'redis killed': ({ redis }: Cluster) => signal(redis, 'SIGKILL'),
  'redis emptied': emptied,
  'redis killed with its data': wiped,
  'redis frozen': ({ redis }: Cluster, { forMs }: Fault) => frozen(redis, forMs),
  'mongod killed': ({ mongo }: Cluster, { which }: Fault) => signal(pick(mongo.nodes, which), 'SIGKILL'),
  'primary killed': primaryKilled,
  'primary steps down': stepDown,
  'connections cut': failing(2, { closeConnection: true }),
  'write concern not met': failing(2, { writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } }),
  'disk of a mongod full': diskFull,
} satisfies Record<string, Inject>
