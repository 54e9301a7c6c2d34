import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { drainAtClose } from './drainAtClose'

useStores()
const sockets = new Set<Socket>()
subscribe('net.client.socket', (message) => sockets.add((message as { socket: Socket }).socket))

it('a question put in the moment in which its connection has ended, and nobody has said so yet, is asked again on another one', async () => {
  drainAtClose()
  sockets.clear()
  const client = new mongoose.mongo.MongoClient(process.env.MONGO_URL ?? '', { maxPoolSize: 1 })
  const find = () => client.db('nothing').collection('nothing').findOne()
  await find()
  for (const socket of sockets) socket.destroy()
  expect(await Promise.race([find(), pause(5000, 'never answered')])).toBeNull()
  await client.close()
})
