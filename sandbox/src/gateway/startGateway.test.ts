import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import type { Addresses, PersonAddress } from '../processes/addresses'
import { type PooledServer, serverPool } from './serverPool'
import { type Gateway, startGateway } from './startGateway'

const opened: Server[] = []
const listen = async (answer: (from: IncomingMessage, to: ServerResponse) => void, port = 0): Promise<Server> => {
  const server = createServer(answer)
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port
const end = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const named = (name: string) => (from: IncomingMessage, to: ServerResponse) => {
  let body = ''
  from.on('data', (part) => {
    body += part
  })
  from.on('end', () => to.end(JSON.stringify({ name, url: from.url, body, from: from.headers['x-forwarded-for'] })))
}
const person = {
  key: 'resident',
  name: '张三',
  roles: [],
  openid: 'o1',
  point: { lng: 113.1, lat: 41 },
  accountOpenids: {},
}
const folders = () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-gate-'))
  for (const name of ['desk', 'miniapp']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.html'), name)
  }
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'miniapp', 'app.0123abcd.js'), 'js')
  return folder
}

describe('the front port', () => {
  let gateway: Gateway
  let speed = 1
  let pool: PooledServer[] = []
  const up = new Set<string>()
  const add = (name: string, port: number) => {
    up.add(name)
    pool.push({ name, port, isUp: () => up.has(name) })
  }
  const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${gateway.port}${path}`, init)

  beforeEach(async () => {
    pool = []
    up.clear()
    speed = 1
    const folder = folders()
    const fake = await listen(named('wechat'))
    gateway = await startGateway({
      host: '127.0.0.1',
      port: 0,
      servers: serverPool(pool),
      fakeWechat: serverPool([{ name: 'wechat', port: portOf(fake), isUp: () => true }]),
      deskFolder: join(folder, 'desk'),
      miniappFolder: join(folder, 'miniapp'),
      hands: {
        people: () => [person, { ...person, key: 'home-0001' }] as unknown as PersonAddress[],
        addresses: () => ({ desk: 'here' }) as Addresses,
        signInCode: async (openid) => `code-of-${openid}`,
        speed: async () => speed,
        setSpeed: async (to) => {
          speed = to
        },
      },
    })
  })
  afterEach(async () => {
    await gateway.close()
    for (const server of opened.splice(0)) await end(server)
  })

  it('passes requests to the servers in turn, body and address of the sender included', async () => {
    add('one', portOf(await listen(named('one'))))
    add('two', portOf(await listen(named('two'))))
    const answers: Record<string, unknown>[] = []
    for (let i = 0; i < 4; i += 1) {
      answers.push((await (await at('/api/cases?x=1', { method: 'POST', body: `tap ${i}` })).json()) as never)
    }
    expect(answers.map(({ name }) => name).sort()).toEqual(['one', 'one', 'two', 'two'])
    expect(answers[2]).toMatchObject({ url: '/api/cases?x=1', body: 'tap 2', from: '127.0.0.1' })
  })

  it('asks the other server when one refuses, and nobody notices', async () => {
    const gone = await listen(named('gone'))
    add('gone', portOf(gone))
    add('two', portOf(await listen(named('two'))))
    await end(gone)
    for (let i = 0; i < 4; i += 1) {
      expect(await (await at('/api/cases', { method: 'POST', body: 'tap' })).json()).toMatchObject({
        name: 'two',
        body: 'tap',
      })
    }
  })

  it('tells a request with a key again when its server died in the middle, and only such a request', async () => {
    const heard: string[] = []
    const dying = await listen((from) => {
      heard.push(from.url ?? '')
      from.socket.destroy()
    })
    add('dying', portOf(dying))
    add('two', portOf(await listen(named('two'))))
    const withKey = { method: 'POST', body: 'tap', headers: { 'idempotency-key': 'k1' } }
    const answers = await Promise.all([at('/api/cases', withKey), at('/api/cases', withKey)])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    const keyless = await Promise.all([
      at('/api/x', { method: 'POST', body: 'x' }),
      at('/api/x', { method: 'POST', body: 'x' }),
    ])
    expect(keyless.map((answer) => answer.status).sort()).toEqual([200, 503])
    expect(heard).toEqual(['/api/cases', '/api/x'])
  })

  it('waits for a server that comes back within three seconds', async () => {
    const place = await listen(named('old'))
    const port = portOf(place)
    await end(place)
    add('one', port)
    up.delete('one')
    const answer = at('/api/cases')
    await new Promise((resolve) => setTimeout(resolve, 400))
    await listen(named('new'), port)
    up.add('one')
    expect(await (await answer).json()).toMatchObject({ name: 'new' })
  })

  it('says 503 retry_same_key with Retry-After when no server comes', async () => {
    const answer = await at('/api/cases', { method: 'POST', body: 'tap' })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(await answer.json()).toMatchObject({ error: { code: 'retry_same_key' } })
  })

  it('carries a live connection in both directions', async () => {
    const server = await listen(named('one'))
    new WebSocketServer({ server, path: '/live' }).on('connection', (socket) => {
      socket.on('message', (text) => socket.send(`heard ${text}`))
    })
    add('one', portOf(server))
    const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/live`)
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send('hello')
    expect(String(await new Promise((resolve) => socket.once('message', resolve)))).toBe('heard hello')
    socket.terminate()
  })

  it('stops at once although a page is still open', async () => {
    const server = await listen(named('one'))
    new WebSocketServer({ server, path: '/live' })
    add('one', portOf(server))
    const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/live`)
    await new Promise((resolve) => socket.once('open', resolve))
    const left = new Promise((resolve) => socket.once('close', resolve))
    await Promise.all([gateway.close(), left])
    await expect(at('/')).rejects.toThrow()
  }, 3000)

  it('shows the desk at / and the mini-program at /m, whatever page is asked for', async () => {
    expect(await (await at('/')).text()).toBe('desk')
    expect(await (await at('/m?as=resident')).text()).toBe('miniapp')
    expect(await (await at('/m/pages/home')).text()).toBe('miniapp')
    const script = await at('/m/app.0123abcd.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await at('/m/none.js')).status).toBe(404)
    expect((await at('/nothing')).status).toBe(404)
  })

  it('gives away no file outside its folders', async () => {
    for (const path of ['/m/..%2fsecret.txt', '/m/%2e%2e/secret.txt', '/..%2fsecret.txt', '/m/%00', '/m/%'])
      expect((await at(path)).status).toBe(404)
  })

  it('passes /__fake to the fake platform', async () => {
    expect(await (await at('/__fake/outbox?openid=o1')).json()).toMatchObject({
      name: 'wechat',
      url: '/__fake/outbox?openid=o1',
    })
  })

  it('signs in as a person of the town, and as nobody else', async () => {
    const { data } = (await (await at('/__sandbox/as/resident')).json()) as { data: unknown }
    expect(data).toMatchObject({ code: 'code-of-o1', openid: 'o1', point: person.point, name: '张三', key: 'resident' })
    expect((await at('/__sandbox/as/nobody')).status).toBe(404)
  })

  it('lists the people of the story, and everybody when asked for all', async () => {
    const keysAt = async (path: string) =>
      ((await (await at(path)).json()) as { data: { items: { key: string }[] } }).data.items.map(({ key }) => key)
    expect(await keysAt('/__sandbox/people')).toEqual(['resident'])
    expect(await keysAt('/__sandbox/people?all=1')).toEqual(['resident', 'home-0001'])
  })

  it('has a sample photo for whoever tries it out', async () => {
    const photo = await at('/__sandbox/photo')
    expect(photo.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await photo.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it.each([
    [{ fast: true }, 200, 60],
    [{ fast: false }, 200, 1],
    [{ speed: 20 }, 200, 20],
    [{ speed: 0 }, 400, 1],
    [{ speed: 'fast' }, 400, 1],
    [{}, 400, 1],
  ])('the clock set to %j answers %i', async (body, status, now) => {
    expect((await at('/__sandbox/clock', { method: 'POST', body: JSON.stringify(body) })).status).toBe(status)
    expect(await (await at('/__sandbox/clock')).json()).toEqual({ data: { fast: now > 1, speed: now } })
  })
})
