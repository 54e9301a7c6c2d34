import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { afterAll, beforeAll } from 'vitest'
import { forgetEnv, serverEnv } from '../infra/env'
import { closeStores, connectStores, redis } from '../infra/stores'

/** What this process's database and queues are named: files that run in it one after the other use the same ones, emptied, so that the indexes are built once. */
const mark = `${process.env.TEST_RUN ?? 'alone'}-${randomBytes(4).toString('hex')}`
/** More than this is faster thrown away with its collection. */
const fewDocuments = 2000

const withDatabase = (url: string, database: string): string => {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}

const removeJobs = async (): Promise<void> => {
  const keys = await redis().keys(`${mark}:*`)
  if (keys.length > 0) await redis().del(...keys)
}

/** Nothing is left for the next file, nor any plan of how to query that was made for what this one stored. */
const emptyCollection = async (collection: mongoose.mongo.Collection): Promise<void> => {
  const count = await collection.estimatedDocumentCount()
  if (count > fewDocuments) return void (await collection.drop())
  if (count > 0) await collection.deleteMany({})
  await mongoose.connection.db?.command({ planCacheClear: collection.collectionName })
}

const emptyDatabase = async (): Promise<void> => {
  const all = (await mongoose.connection.db?.collections()) ?? []
  const own = all.filter(({ collectionName }) => !collectionName.startsWith('system.'))
  await Promise.all(own.map(emptyCollection))
}

/** Gives this test file an empty database and a BullMQ prefix that no other file uses meanwhile, on the real stores of the run. */
export const useStores = (): void => {
  beforeAll(async () => {
    const { MONGO_URL, REDIS_URL } = process.env
    if (!MONGO_URL || !REDIS_URL) throw new Error('the run gives no stores: see testing/storesOfRun')
    process.env.MONGO_URL = withDatabase(MONGO_URL, mark)
    process.env.BULL_PREFIX = mark
    process.env.DATA_KEY ??= randomBytes(32).toString('hex')
    forgetEnv()
    await connectStores(serverEnv())
  })

  afterAll(async () => {
    await emptyDatabase()
    await removeJobs().catch(() => undefined)
    await closeStores()
  })
}
