import { connect, createServer } from 'node:net'

const listens = (port: number, host: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(undefined))
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })

/** Any free port of this machine. */
export const freePort = async (host = '127.0.0.1'): Promise<number> => {
  const port = await listens(0, host)
  if (!port) throw new Error('No free port on this machine')
  return port
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
