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

const emptyDatabase = async (): Promise<void> => {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  await Promise.all(
    collections
      .filter(({ collectionName }) => !collectionName.startsWith('system.'))
      .map(async (collection) => {
        const count = await collection.estimatedDocumentCount()
        if (count > fewDocuments) await collection.drop()
        else if (count > 0) await collection.deleteMany({})
      }),
  )
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
