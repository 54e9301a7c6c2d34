import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

const listens = (port: number, host: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(undefined))
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })

/** Below those that systems give to outgoing connections (Linux: from 32768 on): one of these may take a port between its choice and its use. */
const [first, end] = [20_000, 32_000]

/** Any free port of this machine. */
export const freePort = async (host = '127.0.0.1'): Promise<number> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = await listens(randomInt(first, end), host)
    if (port) return port
  }
  throw new Error('No free port on this machine')
}

/** The first free port from `wanted` on (100 are tried); `wanted` 0 means any. */
export const firstFreePort = async (wanted: number, host = '127.0.0.1'): Promise<number> => {
  if (wanted === 0) return freePort(host)
  for (let port = wanted; port < wanted + 100 && port < 65_536; port += 1) {
    if (!(await opens(port)) && (await listens(port, host))) return port
  }
  throw new Error(`Ports ${wanted} to ${wanted + 99} are all taken`)
}

/** Whether something answers on this port of this machine. */
export const opens = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })
