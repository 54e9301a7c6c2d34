import mongoose from 'mongoose'
import type { Supervised } from '../processes/supervise'
import { launchStore } from './launchStore'
import type { StoreOptions } from './storeOptions'

type Admin = { command: (command: Record<string, unknown>) => Promise<Record<string, unknown>> }

/** Makes this mongod the only member of its set under its present address: kept data may have known another port. */
const pointReplicaSet = async (admin: Admin, host: string): Promise<void> => {
  const members = [{ _id: 0, host }]
  try {
    await admin.command({ replSetInitiate: { _id: 'rs0', members } })
  } catch (error) {
    if ((error as { codeName?: string }).codeName !== 'AlreadyInitialized') throw error
    const { config } = (await admin.command({ replSetGetConfig: 1 })) as { config: { version: number } }
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true })
  }
}

const becomePrimary = async (port: number): Promise<void> => {
  const host = `127.0.0.1:${port}`
  const client = await mongoose.mongo.MongoClient.connect(`mongodb://${host}/?directConnection=true`)
  try {
    const admin = client.db('admin')
    await pointReplicaSet(admin, host)
    const until = Date.now() + 60_000
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (Date.now() > until) throw new Error('mongod did not become writable within 60 s')
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  } finally {
    await client.close()
  }
}

const flags = ['--bind_ip', '127.0.0.1', '--replSet', 'rs0', '--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '256']

/** A real mongod as a replica set of one on a free port; its data stays in `<folder>/mongo-<major>`. */
export const startMongo = async (options: StoreOptions): Promise<{ url: string; store: Supervised }> => {
  const args = (port: number, folder: string) => {
    const own = ['--dbpath', folder, '--port', String(port), '--quiet', '--nounixsocket']
    return [...own, ...flags]
  }
  const { port, store } = await launchStore({ kind: 'mongod', kept: 'mongo', args }, options)
  await becomePrimary(port)
  return { url: `mongodb://127.0.0.1:${port}/jinlin?replicaSet=rs0`, store }
}
