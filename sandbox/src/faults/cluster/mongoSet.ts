import mongoose from 'mongoose'
import type { Supervised } from '../../processes/supervise'
import { type LaunchedStore, launchStore } from '../../stores/launchStore'
import type { StoreOptions } from '../../stores/storeOptions'

/** A replica set of our own, with the commands by which a test makes it fail. */
export type MongoSet = {
  url: string
  nodes: Supervised[]
  /** The number of the node that takes writes now; undefined while none does. */
  primary: () => Promise<number | undefined>
  /** An admin command to one node. */
  command: (node: number, command: Record<string, unknown>) => Promise<Record<string, unknown>>
  stop: () => Promise<void>
}

/** A new primary is chosen after so long without the old one; ten seconds unless it is said otherwise, which a run of two minutes has no time for. */
const electionTimeoutMillis = 4000
const cacheGb = '0.25'
const flags = ['--bind_ip', '127.0.0.1', '--replSet', 'rs0', '--wiredTigerCacheSizeGB', cacheGb, '--oplogSize', '256']

const launchNode = (number: number, options: StoreOptions) =>
  launchStore(
    {
      kind: 'mongod',
      kept: `mongo${number}`,
      args: (port, folder) => [
        ...['--dbpath', folder, '--port', String(port), '--quiet', '--nounixsocket'],
        ...['--setParameter', 'enableTestCommands=1', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
        ...flags,
      ],
    },
    options,
  )

const directly = (port: number) =>
  new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1000,
    connectTimeoutMS: 1000,
    socketTimeoutMS: 10_000,
  })

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function untilPrimary(primary: MongoSet['primary']): Promise<void> {
  for (const until = Date.now() + 60_000; (await primary()) === undefined; await rest(50))
    if (Date.now() > until) throw new Error('no mongod became primary within 60 s')
}

/** Starts as many mongod as there are options (each with its folder) as one replica set; resolves when one takes writes. */
export async function startMongoSet(options: readonly StoreOptions[]): Promise<MongoSet> {
  const started: LaunchedStore[] = []
  for (const [i, each] of options.entries()) started.push(await launchNode(i + 1, each))
  const clients = started.map(({ port }) => directly(port))
  const command = (node: number, what: Record<string, unknown>) =>
    (clients[node] as mongoose.mongo.MongoClient).db('admin').command(what)
  const primary = async () => {
    const hellos = await Promise.all(clients.map((_, node) => command(node, { hello: 1 }).catch(() => undefined)))
    const found = hellos.findIndex((hello) => hello?.isWritablePrimary === true)
    return found < 0 ? undefined : found
  }
  const hosts = started.map(({ port }) => `127.0.0.1:${port}`)
  const members = hosts.map((host, _id) => ({ _id, host }))
  await command(0, { replSetInitiate: { _id: 'rs0', members, settings: { electionTimeoutMillis } } })
  await untilPrimary(primary)
  const stop = async () => {
    await Promise.allSettled(clients.map((client) => client.close()))
    await Promise.all(started.map(({ store }) => store.stop()))
  }
  const url = `mongodb://${hosts.join(',')}/jinlin?replicaSet=rs0`
  return { url, nodes: started.map(({ store }) => store), primary, command, stop }
}
