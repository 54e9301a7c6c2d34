import { Redis } from 'ioredis'
import mongoose from 'mongoose'
import { retiredIndexes } from './defineModel'
import { drainAtClose } from './drainAtClose'
import type { ServerEnv } from './env'
import { forgetAll } from './forgetWithStores'
import { inLanes } from './inLanes'
import { logger } from './logger'

mongoose.set('strictQuery', 'throw')
mongoose.set('sanitizeFilter', true)
mongoose.set('transactionAsyncLocalStorage', true)
mongoose.set('autoCreate', false)
mongoose.set('autoIndex', false)

let producer: Redis | undefined
const closers: (() => Promise<unknown>)[] = []

const mongoOptions = {
  w: 'majority',
  journal: true,
  retryWrites: true,
  wtimeoutMS: 5000,
  serverSelectionTimeoutMS: 5000,
  socketTimeoutMS: 10_000,
  waitQueueTimeoutMS: 1000,
  maxPoolSize: 50,
  ignoreUndefined: true,
} as const

/** Fails at once while Redis is away (nobody waits for an alarm clock) and is back within half a second after it. */
const openProducer = (url: string): Redis => {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 300,
    connectTimeout: 1000,
    retryStrategy: (times) => Math.min(times * 50, 500),
  })
  redis.on('error', (error: Error) => logger.debug({ err: error.message }, 'redis'))
  return redis
}

const redisReady = (redis: Redis): Promise<void> =>
  new Promise((resolve) => {
    if (redis.status === 'ready') return resolve()
    const timer = setTimeout(resolve, 1000)
    redis.once('ready', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Opens MongoDB (acknowledged by the majority, on disk) and Redis, and builds the indexes of all models loaded so far. Without Redis it starts all the same. */
export const connectStores = async (env: Pick<ServerEnv, 'MONGO_URL' | 'REDIS_URL'>): Promise<void> => {
  drainAtClose()
  producer = openProducer(env.REDIS_URL)
  await Promise.all([mongoose.connect(env.MONGO_URL, mongoOptions), redisReady(producer)])
  await buildIndexes()
}

/** Fewer at once than there are connections: on a slow disk the others would give up waiting for one, and the process would not start. */
const builtAtOnce = 8

/** A server that starts at the same moment may have dropped it, and most databases never had it. */
const indexNotFound = 27

const dropRetired = async (name: string): Promise<void> => {
  for (const index of retiredIndexes.get(name) ?? [])
    await mongoose
      .model(name)
      .collection.dropIndex(index)
      .catch((error: { code?: number }) => {
        if (error.code !== indexNotFound) throw error
      })
}

/** Creates every collection and index that the loaded models name, then drops the indexes they have no more; safe to run again. */
export const buildIndexes = async (): Promise<void> => {
  await inLanes(mongoose.modelNames(), builtAtOnce, async (name) => {
    const model = mongoose.model(name)
    await model.createCollection()
    await model.createIndexes()
    await dropRetired(name)
  })
}

/** The producer connection: fails fast, never queues. Workers open their own. */
export const redis = (): Redis => {
  if (!producer) throw new Error('connectStores first')
  return producer
}

/** Registers what must be closed before the stores (queues, change streams). */
export const beforeStoresClose = (close: () => Promise<unknown>): void => {
  closers.push(close)
}

/** Closes what was registered, then Redis and MongoDB, and forgets what was remembered of them. */
export const closeStores = async (): Promise<void> => {
  await Promise.allSettled(closers.splice(0).map((close) => close()))
  producer?.disconnect()
  producer = undefined
  await mongoose.disconnect()
  forgetAll()
}
