import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ServerPool } from './serverPool'

const headOf = (from: IncomingMessage): string => {
  const lines = [`${from.method} ${from.url} HTTP/1.1`]
  for (let i = 0; i + 1 < from.rawHeaders.length; i += 2) lines.push(`${from.rawHeaders[i]}: ${from.rawHeaders[i + 1]}`)
  lines.push(`X-Forwarded-For: ${from.socket.remoteAddress ?? ''}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Ties a WebSocket to a server of the pool, byte for byte; closes it when no server comes back within 3 s. */
export const forwardUpgrade = async (
  pool: ServerPool,
  from: IncomingMessage,
  phone: Duplex,
  first: Buffer,
): Promise<void> => {
  phone.on('error', () => phone.destroy())
  const server = await pool.take(3000)
  if (!server || phone.destroyed) {
    phone.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    return
  }
  const wire = connect({ port: server.port, host: '127.0.0.1', noDelay: true })
  wire.once('connect', () => {
    wire.write(headOf(from))
    if (first.length > 0) wire.write(first)
    wire.pipe(phone)
    phone.pipe(wire)
  })
  wire.on('error', () => phone.destroy()).on('close', () => phone.destroy())
  phone.on('close', () => wire.destroy())
}
