import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'

const cachedBinaries = fileURLToPath(new URL('../../../../.data/bin', import.meta.url))

/** Stores that this test run started itself, and how to end them. */
export type StartedStores = { mongoUrl: string; redisUrl: string; stop: () => Promise<void> }

const runs = (binary: string): boolean => {
  try {
    execFileSync(binary, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const binaryOf = (names: readonly string[]): string => {
  for (const name of [...names, ...names.map((name) => join(cachedBinaries, name))]) {
    if ((!name.includes('/') || existsSync(name)) && runs(name)) return name
  }
  throw new Error(
    `These tests need ${names.join(' or ')}: run \`npm test\` (it gets the stores), or set MONGO_URL and REDIS_URL.`,
  )
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const opens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })

const launch = async (binary: string, args: readonly string[], port: number): Promise<ChildProcess> => {
  const child = spawn(binary, args, { stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGKILL'))
  for (let tries = 0; tries < 400; tries += 1) {
    if (await opens(port)) return child
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${binary} did not start`)
}

const startMongo = async (folder: string): Promise<{ url: string; child: ChildProcess }> => {
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const binary = binaryOf(['mongod'])
  const flags = '--bind_ip 127.0.0.1 --replSet rs0 --wiredTigerCacheSizeGB 0.25 --oplogSize 64 --quiet --nounixsocket'
  const child = await launch(binary, ['--dbpath', folder, '--port', String(port), ...flags.split(' ')], port)
  const client = await mongoose.mongo.MongoClient.connect(`mongodb://${host}/?directConnection=true`)
  const admin = client.db('admin')
  await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } })
  while (!(await admin.command({ hello: 1 })).isWritablePrimary) await new Promise((resolve) => setTimeout(resolve, 20))
  await client.close()
  return { url: `mongodb://${host}/?replicaSet=rs0`, child }
}

const startRedis = async (folder: string): Promise<{ url: string; child: ChildProcess }> => {
  const port = await freePort()
  const binary = binaryOf(['redis-server', 'valkey-server', 'redis'])
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ]
  return { url: `redis://127.0.0.1:${port}`, child: await launch(binary, flags, port) }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve))

/** Starts mongod and redis in a temporary folder, for a test file run without the runner that provides them. */
export const startStores = async (): Promise<StartedStores> => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-test-'))
  const mongo = await startMongo(folder)
  const redis = await startRedis(folder)
  const stop = async () => {
    mongo.child.kill('SIGTERM')
    redis.child.kill('SIGTERM')
    await Promise.all([ended(mongo.child), ended(redis.child)])
    rmSync(folder, { recursive: true, force: true })
  }
  return { mongoUrl: mongo.url, redisUrl: redis.url, stop }
}
