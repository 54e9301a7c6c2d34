import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { startStores } from './startStores'

const dropDatabases = async (url: string, run: string): Promise<void> => {
  const client = await mongoose.mongo.MongoClient.connect(url)
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
  const own = databases.filter(({ name }) => name.startsWith(`${run}-`))
  for (const { name } of own) await client.db(name).dropDatabase()
  await client.close()
}

/**
 * Once for a run of tests, whatever its projects: takes MONGO_URL and REDIS_URL as given, else starts a mongod and a redis of its own;
 * afterwards nothing is left of either.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_RUN) return undefined
  const run = `t${randomBytes(4).toString('hex')}`
  process.env.TEST_RUN = run
  const { MONGO_URL, REDIS_URL } = process.env
  const started = MONGO_URL && REDIS_URL ? undefined : await startStores()
  process.env.MONGO_URL = started?.mongoUrl ?? MONGO_URL
  process.env.REDIS_URL = started?.redisUrl ?? REDIS_URL
  return async () => {
    if (started) await started.stop()
    else await dropDatabases(MONGO_URL as string, run)
  }
}
