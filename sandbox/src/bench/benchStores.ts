import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'
import { launchStore } from '../stores/launchStore'
import { startRedis } from '../stores/startRedis'

/** Stores of one bench, in a folder of their own: the address of a database by its name, and the pids whose time they take. */
export type BenchStores = {
  folder: string
  mongoUrl: (database: string) => string
  redisUrl: string
  pids: () => number[]
  /** Ends both and removes what they held. */
  stop: () => Promise<void>
}

const binFolder = fileURLToPath(new URL('../../../.data/bin', import.meta.url))
const flags = ['--bind_ip', '127.0.0.1', '--replSet', 'rs0', '--oplogSize', '256', '--quiet', '--nounixsocket']

/** A real mongod (a replica set of one) with so many GB of cache, and a real Redis. */
export async function startBenchStores(cacheGb: number): Promise<BenchStores> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-bench-'))
  const options = { folder, binFolder }
  const args = (port: number, data: string) => [
    ...['--dbpath', data, '--port', String(port), '--wiredTigerCacheSizeGB', String(cacheGb)],
    ...flags,
  ]
  const mongo = await launchStore({ kind: 'mongod', kept: 'mongo', args }, options)
  await becomePrimary(mongo.port)
  const redis = await startRedis(options)
  return {
    folder,
    mongoUrl: (database) => `mongodb://127.0.0.1:${mongo.port}/${database}?replicaSet=rs0`,
    redisUrl: redis.url,
    pids: () => [mongo.store.pid(), redis.store.pid()].flatMap((pid) => pid ?? []),
    stop: async () => {
      await Promise.all([mongo.store.stop(), redis.store.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function becomePrimary(port: number): Promise<void> {
  const host = `127.0.0.1:${port}`
  const client = await mongoose.mongo.MongoClient.connect(`mongodb://${host}/?directConnection=true`)
  const admin = client.db('admin')
  await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } })
  while (!(await admin.command({ hello: 1 })).isWritablePrimary) await new Promise((r) => setTimeout(r, 20))
  await client.close()
}
