import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

let watching = false

/**
 * From now on a socket of this process that closes wakes whoever waits for it to drain. The MongoDB driver (7.8 and 7.9, `Connection.writeCommand`) writes into a socket that its peer
 * has ended a moment before; such a write says false, nothing drains any more, and the operation waits for ever, longer than any limit of the driver's: one of some thirty
 * deaths of a primary under load. Awake it sees that its connection is closed, and tries again elsewhere. Node names the sockets of plain TCP only, not those of TLS.
 */
export function drainAtClose(): void {
  if (watching) return
  watching = true
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { socket: Socket }
    socket.once('close', () => socket.emit('drain'))
  })
}
