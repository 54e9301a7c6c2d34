import { createServer } from 'node:http'
import { forward } from '../../gateway/forward'
import { forwardUpgrade } from '../../gateway/forwardUpgrade'
import { retryLater } from '../../gateway/sendJson'
import type { ServerPool } from '../../gateway/serverPool'

/** The one address of several servers, as a balancer has it. */
export async function openFrontPort(port: number, servers: ServerPool): Promise<{ close: () => void }> {
  const front = createServer((from, to) => {
    forward(servers, from, to).catch(() => retryLater(to))
  })
  front.on('upgrade', (from, phone, first) => {
    forwardUpgrade(servers, from, phone, first).catch(() => phone.destroy())
  })
  front.on('clientError', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', 1024, resolve))
  return {
    close: () => {
      front.close()
      front.closeAllConnections()
    },
  }
}
