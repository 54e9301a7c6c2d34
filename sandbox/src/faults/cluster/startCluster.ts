import { join } from 'node:path'
import { closeStores } from '@jinlin/backend/infra/stores'
import { serverPool } from '../../gateway/serverPool'
import { buildProducts } from '../../processes/buildProducts'
import type { Closers } from '../../processes/closers'
import { fillTown } from '../../processes/fillTown'
import { logFiles } from '../../processes/logFiles'
import { type SandboxKeys, sandboxKeys } from '../../processes/sandboxKeys'
import { serverEnvironment } from '../../processes/serverEnvironment'
import { startWechat } from '../../processes/startWechat'
import type { Supervised } from '../../processes/supervise'
import { freePort } from '../../stores/freePort'
import { startRedis } from '../../stores/startRedis'
import { openFrontPort } from './frontPort'
import { type MongoSet, startMongoSet } from './mongoSet'
import { type MovableClock, movableClock } from './movableClock'
import { serverProcess } from './serverProcess'
import { mountSmallDisk, type SmallDisk } from './smallDisk'

/** A real cluster: two bot-servers, three workers, mongod as a replica set, Redis with AOF, and a fake WeChat before them. */
export type Cluster = {
  folder: string
  front: string
  wechat: string
  keys: SandboxKeys
  bots: Supervised[]
  workers: Supervised[]
  redis: Supervised
  redisUrl: string
  mongo: MongoSet
  /** The clocks of the last bot-server and the last worker, where this machine lets us move one. */
  clocks?: Clocks
  /** The disk of the last mongod, where this machine lets us make a small one. */
  disk?: SmallDisk
}

type Clocks = Record<'bots' | 'workers', MovableClock>
type Wanted = { root: string; folder: string; nodes: number }
const counts = { 'bot-server': 2, worker: 3 } as const

async function startStores({ root, folder, nodes }: Wanted, closing: Closers) {
  const disk = mountSmallDisk(join(folder, 'disk'))
  if (disk) closing.add(disk.end)
  const binFolder = join(root, '.data/bin')
  const folders = Array.from({ length: nodes }, (_, i) => (disk && i === nodes - 1 ? disk.folder : folder))
  const mongo = await startMongoSet(folders.map((each) => ({ folder: each, binFolder })))
  closing.add(mongo.stop)
  const redis = await startRedis({ folder, binFolder })
  closing.add(() => redis.store.stop())
  return { disk, mongo, redis }
}

function startClocks(folder: string): Clocks | undefined {
  const [bots, workers] = [movableClock(folder, 'a-bot-server'), movableClock(folder, 'a-worker')]
  return bots && workers && { bots, workers }
}

async function startServers(root: string, folder: string, env: Record<string, string>, clocks?: Clocks) {
  const logs = logFiles(folder)
  const start = (kind: keyof typeof counts, clock?: MovableClock) =>
    Promise.all(
      Array.from({ length: counts[kind] }, (_, i) => {
        const own = clock && i === counts[kind] - 1 ? clock.env : {}
        return serverProcess({ root, kind, name: `${kind}-${i + 1}`, env: { ...env, ...own }, logs })
      }),
    )
  return { bots: await start('bot-server', clocks?.bots), workers: await start('worker', clocks?.workers) }
}

/** Starts all of it in this folder, with the town's people in it; what was started is left with `closing`, also when it throws. */
export async function startCluster(wanted: Wanted, closing: Closers): Promise<Cluster> {
  const { root, folder } = wanted
  await buildProducts(root, ['bot-server', 'worker'])
  const { disk, mongo, redis } = await startStores(wanted, closing)
  const keys = sandboxKeys(folder)
  const stores = { mongoUrl: mongo.url, redisUrl: redis.url, pids: () => ({}), stop: async () => undefined }
  const { people, crowd } = await fillTown(stores, keys)
  closing.add(closeStores)
  const port = await freePort()
  const front = `http://127.0.0.1:${port}`
  const wechat = await startWechat(keys, [...people, ...crowd], front)
  closing.add(wechat.close)
  const clocks = startClocks(folder)
  const env = serverEnvironment(stores, keys, { front, wechat: wechat.url })
  const { bots, workers } = await startServers(root, folder, env, clocks)
  const all = [...bots, ...workers].map(({ process }) => process)
  closing.add(() => Promise.all(all.map((each) => each.stop())))
  await Promise.all(all.map((each) => each.up(60_000)))
  const pool = serverPool(bots.map(({ process, port: at }) => ({ name: process.name, port: at, isUp: process.isUp })))
  closing.add((await openFrontPort(port, pool)).close)
  return {
    ...{ folder, front, wechat: wechat.url, keys, mongo, redis: redis.store, redisUrl: redis.url },
    bots: bots.map(({ process }) => process),
    workers: workers.map(({ process }) => process),
    ...(clocks ? { clocks } : {}),
    ...(disk ? { disk } : {}),
  }
}
