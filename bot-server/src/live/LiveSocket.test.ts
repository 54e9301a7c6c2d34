import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { LiveSocket } from './LiveSocket'

/** A screen whose line can be stopped up. */
const line = () => {
  const sent: unknown[] = []
  const socket = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    pinged: 0,
    ended: false,
    send: (text: string) => sent.push(JSON.parse(text)),
    ping: () => {
      socket.pinged += 1
    },
    terminate: () => {
      socket.ended = true
    },
  }
  return { sent, socket, live: new LiveSocket('anna', 'token', socket as unknown as WebSocket) }
}

describe('a screen that reads too slowly', () => {
  it('loses frames beyond a megabyte and is told to fetch its lists again, once', () => {
    const { sent, socket, live } = line()
    live.send({ gone: 'a' })
    socket.bufferedAmount = 1_000_001
    live.send({ gone: 'b' })
    live.settle()
    expect(sent).toEqual([{ gone: 'a' }])
    socket.bufferedAmount = 0
    live.settle()
    live.settle()
    live.send({ gone: 'c' })
    expect(sent).toEqual([{ gone: 'a' }, { resync: true }, { gone: 'c' }])
  })

  it('forgets what it was shown, so that nothing stays old', () => {
    const { socket, live } = line()
    live.shown.set('case', 3)
    socket.bufferedAmount = 1_000_001
    live.send({ gone: 'b' })
    socket.bufferedAmount = 0
    live.settle()
    expect(live.shown.size).toBe(0)
  })
})

describe('a screen that has died', () => {
  it('is ended when it answers no ping', () => {
    const { socket, live } = line()
    live.ping()
    live.alive = true
    live.ping()
    expect([socket.pinged, socket.ended]).toEqual([2, false])
    live.ping()
    expect(socket.ended).toBe(true)
  })

  it('is sent nothing any more', () => {
    const { sent, socket, live } = line()
    socket.readyState = 3
    live.send({ gone: 'a' })
    expect(sent).toEqual([])
  })
})
