import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import mongoose from 'mongoose'

const autocannon = createRequire(import.meta.url)('autocannon') as typeof import('autocannon')

type Doc = Record<string, unknown>

/** Inserts a second of the same document into a collection with the same indexes, w majority and j true, `flight` at a time: what mongod alone could do. */
export async function rawInserts(template: Doc, flight: number, seconds: number): Promise<number> {
  const db = mongoose.connection.getClient().db()
  const raw = db.collection('benchRaw')
  await raw.drop().catch(() => {})
  const indexes = await db.collection('cases').indexes()
  for (const { key, v: _v, ns: _ns, ...options } of indexes.filter((i) => i.name !== '_id_'))
    await raw.createIndex(key, options)
  let done = 0
  const until = Date.now() + seconds * 1000
  const loop = async (lane: number) => {
    for (let i = 0; Date.now() < until; i++) {
      await raw.insertOne(copyOf(template, `${lane}-${i}`) as never, { writeConcern: { w: 'majority', journal: true } })
      done++
    }
  }
  await Promise.all(Array.from({ length: flight }, (_, lane) => loop(lane)))
  await raw.drop()
  return done / seconds
}

const copyOf = (template: Doc, id: string): Doc => ({
  ...structuredClone(template),
  _id: `raw-${id}`,
  key: id,
  number: `raw-${id}`,
})

/** A Koa route in a process of its own that does nothing but answer JSON: requests a second at so many connections. */
export async function koaNoop(connections: number, seconds: number): Promise<number> {
  const code = `import Koa from 'koa'; const app = new Koa(); app.use((ctx) => { ctx.body = { data: {} } })
    const s = app.listen(0, '127.0.0.1', () => console.log(s.address().port))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const port = await new Promise<string>((r) => child.stdout.once('data', (d) => r(String(d).trim())))
    const result = await autocannon({ url: `http://127.0.0.1:${port}`, connections, duration: seconds })
    return result.requests.average
  } finally {
    child.kill()
  }
}

/** BullMQ jobs a second that do nothing, added in bulk and worked off by one worker of concurrency 50. */
export async function bullNoop(redisUrl: string, jobs: number): Promise<number> {
  const connection = () => new Redis(redisUrl, { maxRetriesPerRequest: null })
  const connections = [connection(), connection()] as const
  const queue = new Queue('benchNoop', { connection: connections[0] })
  await queue.obliterate({ force: true }).catch(() => {})
  for (let i = 0; i < jobs; i += 500)
    await queue.addBulk(
      Array.from({ length: 500 }, () => ({ name: 'noop', data: {}, opts: { removeOnComplete: true } })),
    )
  const start = performance.now()
  let left = jobs
  const worker = new Worker('benchNoop', async () => {}, { connection: connections[1], concurrency: 50 })
  await new Promise<void>((r) => worker.on('completed', () => --left === 0 && r()))
  const seconds = (performance.now() - start) / 1000
  await worker.close()
  await queue.obliterate({ force: true })
  await queue.close()
  for (const one of connections) one.disconnect()
  return jobs / seconds
}
