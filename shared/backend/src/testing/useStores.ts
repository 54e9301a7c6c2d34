import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { afterAll, beforeAll } from 'vitest'
import { forgetEnv, serverEnv } from '../infra/env'
import { closeStores, connectStores, redis } from '../infra/stores'
import { type StartedStores, startStores } from './startStores'

const withDatabase = (url: string, database: string): string => {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}

const removeJobs = async (prefix: string): Promise<void> => {
  const keys = await redis().keys(`${prefix}:*`)
  if (keys.length > 0) await redis().del(...keys)
}

/**
 * Gives this test file a database and a BullMQ prefix of its own on real stores, and removes both afterwards.
 * Takes MONGO_URL and REDIS_URL of the runner; without them it starts a mongod and a redis of its own.
 */
export const useStores = (): void => {
  let started: StartedStores | undefined
  let mongoUrl = process.env.MONGO_URL
  let redisUrl = process.env.REDIS_URL
  const mark = `t${randomBytes(6).toString('hex')}`

  beforeAll(async () => {
    if (!mongoUrl || !redisUrl) {
      started = await startStores()
      mongoUrl ??= started.mongoUrl
      redisUrl ??= started.redisUrl
    }
    process.env.MONGO_URL = withDatabase(mongoUrl, mark)
    process.env.REDIS_URL = redisUrl
    process.env.BULL_PREFIX = mark
    process.env.DATA_KEY ??= randomBytes(32).toString('hex')
    forgetEnv()
    await connectStores(serverEnv())
  })

  afterAll(async () => {
    await mongoose.connection.dropDatabase()
    await removeJobs(mark).catch(() => undefined)
    await closeStores()
    await started?.stop()
  })
}
