import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Addresses, PersonAddress } from '../../processes/addresses'
import { type PooledServer, serverPool } from '../serverPool'
import { type Gateway, startGateway } from '../startGateway'

const opened: Server[] = []

/** A server of these tests; ended after each of them. */
export const listen = async (
  answer: (from: IncomingMessage, to: ServerResponse) => void,
  port = 0,
): Promise<Server> => {
  const server = createServer(answer)
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}
export const portOf = (server: Server): number => (server.address() as AddressInfo).port
/** Ends a server with all its lines. */
export const end = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** A server that tells its name and what it was asked. */
export const named = (name: string) => (from: IncomingMessage, to: ServerResponse) => {
  let body = ''
  from.on('data', (part) => {
    body += part
  })
  from.on('end', () => to.end(JSON.stringify({ name, url: from.url, body, from: from.headers['x-forwarded-for'] })))
}

/** Who lives in the town of these tests. */
export const person = {
  key: 'resident',
  name: '张三',
  roles: [],
  openid: 'o1',
  point: { lng: 113.1, lat: 41 },
  accountOpenids: {},
}
const everybody = [person, { ...person, key: 'home-0001' }] as unknown as PersonAddress[]

function folders() {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-gate-'))
  for (const name of ['desk', 'miniapp']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.html'), name === 'desk' ? name : '<head></head>miniapp')
  }
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'miniapp', 'app.0123abcd.js'), 'js')
  return folder
}

/** What the tests of one file share: the front port and the servers behind it. */
export const gate = {} as { gateway: Gateway; pool: PooledServer[]; up: Set<string>; speed: number }
/** Puts a server behind the front port. */
export const add = (name: string, port: number) => {
  gate.up.add(name)
  gate.pool.push({ name, port, isUp: () => gate.up.has(name) })
}
/** Asks the front port. */
export const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${gate.gateway.port}${path}`, init)

/** Opens a front port for each test, with a fake platform and nothing else behind it. */
export function useGateway(): void {
  beforeEach(async () => {
    Object.assign(gate, { pool: [], up: new Set<string>(), speed: 1 })
    const folder = folders()
    const fake = await listen(named('wechat'))
    gate.gateway = await startGateway({
      host: '127.0.0.1',
      port: 0,
      servers: serverPool(gate.pool),
      fakeWechat: serverPool([{ name: 'wechat', port: portOf(fake), isUp: () => true }]),
      deskFolder: join(folder, 'desk'),
      miniappFolder: join(folder, 'miniapp'),
      hands: {
        people: () => everybody,
        addresses: () => ({ desk: 'here' }) as Addresses,
        signInCode: async (openid) => `code-of-${openid}`,
        signsAround: async ({ key }) => [{ text: key, own: true, accountKey: 'main', scene: 'JEx', picture: '<svg/>' }],
        waitsForPlace: async () => new Date(0),
        townId: async () => 'town-1',
        speed: async () => gate.speed,
        setSpeed: async (to) => {
          gate.speed = to
        },
      },
    })
  })
  afterEach(async () => {
    await gate.gateway.close()
    for (const server of opened.splice(0)) await end(server)
  })
}
