import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MongoSet, startMongoSet } from './mongoSet'

const binFolder = fileURLToPath(new URL('../../../../.data/bin', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jinlin-set-'))
let set: MongoSet
let client: mongoose.mongo.MongoClient
beforeAll(async () => {
  set = await startMongoSet([{ folder, binFolder }])
  client = await mongoose.mongo.MongoClient.connect(set.url, { serverSelectionTimeoutMS: 20_000 })
}, 60_000)
afterAll(async () => {
  await client?.close()
  await set?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const write = () => client.db('jinlin').collection<{ at: Date }>('tries').insertOne({ at: new Date() })
const fail = (data: object, times: number) =>
  set.command(0, { configureFailPoint: 'failCommand', mode: { times }, data: { failCommands: ['insert'], ...data } })

describe('a set of our own', () => {
  it('takes writes, and fails those it is told to fail', async () => {
    await write()
    await fail({ writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } }, 1)
    await expect(write()).rejects.toThrow('waiting for replication timed out')
    await fail({ closeConnection: true }, 2)
    await expect(write()).rejects.toThrow()
    await write()
  })

  it('takes writes again after its primary was killed, with all that was written', async () => {
    const before = await client.db('jinlin').collection('tries').countDocuments()
    process.kill(set.nodes[0]?.pid() ?? 0, 'SIGKILL')
    await write()
    expect(await client.db('jinlin').collection('tries').countDocuments()).toBeGreaterThan(before)
  })
})
