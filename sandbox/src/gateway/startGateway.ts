import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { lettersLink, serveLetters } from '../letters/serveLetters'
import { forward } from './forward'
import { forwardUpgrade } from './forwardUpgrade'
import { answerSandbox, type TownHands } from './sandboxRoutes'
import { retryLater } from './sendJson'
import type { ServerPool } from './serverPool'
import { serveFiles } from './staticFiles'

/** What stands behind the one front port. */
export type Behind = {
  host: string
  port: number
  servers: ServerPool
  fakeWechat: ServerPool
  deskFolder: string
  miniappFolder: string
  hands: TownHands
}

export type Gateway = { port: number; close: () => Promise<void> }

type Room = (path: string, from: IncomingMessage, to: ServerResponse) => Promise<void>

const roomsOf = ({ servers, fakeWechat, deskFolder, miniappFolder, hands }: Behind): Record<string, Room> => {
  const toServers: Room = (_, from, to) => forward(servers, from, to)
  const desk = serveFiles(deskFolder, { spa: false })
  const miniapp = serveFiles(miniappFolder, { spa: true, head: lettersLink })
  const letters = serveLetters()
  const sandbox = answerSandbox(hands)
  return {
    api: toServers,
    wechat: toServers,
    wecom: toServers,
    open311: toServers,
    live: toServers,
    healthz: toServers,
    readyz: toServers,
    'favicon.ico': toServers,
    __fake: (_, from, to) => forward(fakeWechat, from, to),
    __sandbox: (path, from, to) => sandbox(path.slice('/__sandbox'.length), from, to),
    letters: (path, from, to) => letters(path.slice('/letters'.length), from, to),
    m: async (path, from, to) => {
      if (path !== '/m') return miniapp(path.slice('/m'.length), from, to)
      const query = (from.url ?? '').slice('/m'.length)
      to.writeHead(302, { location: `/m/${query}` }).end()
    },
    '': desk,
  }
}

/** The one front port of the town: desk, mini-program, API, live push and the sandbox's own controls, without CORS. */
export const startGateway = async (behind: Behind): Promise<Gateway> => {
  const rooms = roomsOf(behind)
  const desk = rooms[''] as Room
  const server = createServer((from, to) => {
    const path = (from.url ?? '/').split('?', 1)[0] ?? '/'
    const room = rooms[path.split('/', 2)[1] ?? ''] ?? desk
    room(path, from, to).catch(() => retryLater(to))
  })
  server.keepAliveTimeout = 65_000
  // a page that stays open holds a line that is no HTTP connection any more: the server would wait for it for ever
  const lines = new Set<Duplex>()
  server.on('upgrade', (from, phone, first) => {
    lines.add(phone)
    phone.once('close', () => lines.delete(phone))
    forwardUpgrade(behind.servers, from, phone, first).catch(() => phone.destroy())
  })
  server.on('clientError', (_, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(behind.port, behind.host, 1024, resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const line of lines) line.destroy()
      setTimeout(() => server.closeAllConnections(), 500).unref()
      server.closeIdleConnections()
    })
  return { port: (server.address() as AddressInfo).port, close }
}
