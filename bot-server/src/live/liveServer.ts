import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { logger } from '@jinlin/backend/infra/logger'
import { metrics } from '@jinlin/backend/infra/metrics'
import { openTokens } from '@jinlin/backend/people/openTokens'
import { actorOfToken } from '@jinlin/backend/people/sessions'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { CasePush } from './CasePush'
import { LiveSocket, signOut } from './LiveSocket'
import { subscriptionIn, tokenIn } from './readFrame'
import { SocketIndex } from './SocketIndex'
import { subscribe } from './subscribe'

const tokenWithinMs = 5000
const pingEveryMs = 25_000
const checkEveryMs = 1000

/** Live screens on `/live` of the same HTTP server. Returns how to end them: each is told to come back a moment later. */
export function liveServer(server: Server): { close: () => Promise<void> } {
  const index = new SocketIndex()
  const push = new CasePush(index)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16_384 })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://live').pathname !== '/live') return stream.destroy()
    sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, index, push))
  })
  const timers = [
    setInterval(() => pingAll(index), pingEveryMs),
    setInterval(() => void check(index).catch(logged), checkEveryMs),
  ]
  return {
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets.clients) socket.close(1012, 'restart')
      sockets.close()
      await push.stop()
    },
  }
}

/** The first frame is the token, the others are subscriptions; frames of one screen are heard one after the other. */
function welcome(socket: WebSocket, index: SocketIndex, push: CasePush) {
  let live: LiveSocket | undefined
  let turn: Promise<void> = Promise.resolve()
  const late = setTimeout(() => signOut(socket), tokenWithinMs)
  socket.on('error', (error) => logger.debug({ err: error.message }, 'live socket'))
  socket.once('close', () => clearTimeout(late))
  socket.on('message', (data) => {
    clearTimeout(late)
    turn = turn
      .then(async () => {
        if (live) await hear(live, textOf(data), index)
        else live = await enter(socket, textOf(data), index, push)
      })
      .catch((error) => {
        logged(error)
        socket.close(1013, 'try again')
      })
  })
}

async function enter(socket: WebSocket, text: string, index: SocketIndex, push: CasePush) {
  const token = tokenIn(text)
  const actor = token ? await actorIfIn(token) : undefined
  if (!token || !actor) return void signOut(socket)
  await push.start()
  // from here to the listener below nothing waits: a line that is open now cannot end unheard
  if (socket.readyState !== socket.OPEN) return undefined
  const live = new LiveSocket(actor.userId, token, socket)
  index.add(live)
  metrics.liveSockets.set(index.size)
  socket.on('pong', () => {
    live.alive = true
  })
  socket.once('close', () => {
    index.remove(live)
    metrics.liveSockets.set(index.size)
  })
  live.send({ ready: true })
  return live
}

async function hear(live: LiveSocket, text: string, index: SocketIndex) {
  const wanted = subscriptionIn(text)
  if (!wanted) return live.send({ error: 'invalid' })
  const actor = await actorIfIn(live.token)
  if (actor) await subscribe(live, actor, wanted, index, new Date())
  else live.signOut()
}

function pingAll(index: SocketIndex) {
  for (const socket of index.sockets()) socket.ping()
}

/** Closes the screens whose session has ended and tells slow ones that they missed something. */
async function check(index: SocketIndex) {
  const sockets = index.sockets()
  if (sockets.length === 0) return
  for (const socket of sockets) socket.settle()
  const open = await openTokens(
    sockets.map(({ token }) => token),
    new Date(),
  )
  for (const socket of sockets) if (!open.has(socket.token)) socket.signOut()
}

/** Whose token this is; undefined when nobody is signed in by it. */
const actorIfIn = (token: string): Promise<Actor | undefined> =>
  actorOfToken(token).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'signed_out') return undefined
    throw error
  })

const textOf = (data: RawData): string =>
  Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString()
const logged = (error: unknown) => logger.warn({ err: error }, 'live')
