import { pidsOf } from '../processes/supervise'
import { startMongo } from './startMongo'
import { startRedis } from './startRedis'
import type { StoreOptions } from './storeOptions'

/** The two stores: their addresses, and the pids of those that we run ourselves. */
export type Stores = {
  mongoUrl: string
  redisUrl: string
  pids: () => Record<string, number>
  stop: () => Promise<void>
}

const mongo = async (options: StoreOptions) =>
  process.env.MONGO_URL ? { url: process.env.MONGO_URL, store: undefined } : startMongo(options)

const redis = async (options: StoreOptions) =>
  process.env.REDIS_URL ? { url: process.env.REDIS_URL, store: undefined } : startRedis(options)

/** Real MongoDB and real Redis: MONGO_URL and REDIS_URL when given, else servers of our own with kept data. */
export const startStores = async (options: StoreOptions): Promise<Stores> => {
  const started = await Promise.allSettled([mongo(options), redis(options)])
  const own = started.flatMap((one) => (one.status === 'fulfilled' && one.value.store ? [one.value.store] : []))
  const stop = async (): Promise<void> => {
    await Promise.all(own.map((store) => store.stop()))
  }
  const [forMongo, forRedis] = started
  if (forMongo.status === 'fulfilled' && forRedis.status === 'fulfilled')
    return { mongoUrl: forMongo.value.url, redisUrl: forRedis.value.url, pids: () => pidsOf(own), stop }
  await stop()
  throw [forMongo, forRedis].find((one) => one.status === 'rejected')?.reason
}
