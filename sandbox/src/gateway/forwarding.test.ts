import { describe, expect, it } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { add, at, end, gate, listen, named, portOf, useGateway } from './testing/gate'

useGateway()

describe('the front port', () => {
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

  it('has the icon that browsers ask for from the servers, too', async () => {
    add('one', portOf(await listen(named('one'))))
    expect(await (await at('/favicon.ico')).json()).toMatchObject({ name: 'one', url: '/favicon.ico' })
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
    gate.up.delete('one')
    const answer = at('/api/cases')
    await new Promise((resolve) => setTimeout(resolve, 400))
    await listen(named('new'), port)
    gate.up.add('one')
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
    const socket = new WebSocket(`ws://127.0.0.1:${gate.gateway.port}/live`)
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send('hello')
    expect(String(await new Promise((resolve) => socket.once('message', resolve)))).toBe('heard hello')
    socket.terminate()
  })

  it('stops at once although a page is still open', async () => {
    const server = await listen(named('one'))
    new WebSocketServer({ server, path: '/live' })
    add('one', portOf(server))
    const socket = new WebSocket(`ws://127.0.0.1:${gate.gateway.port}/live`)
    await new Promise((resolve) => socket.once('open', resolve))
    const left = new Promise((resolve) => socket.once('close', resolve))
    await Promise.all([gate.gateway.close(), left])
    await expect(at('/')).rejects.toThrow()
  }, 3000)
})
