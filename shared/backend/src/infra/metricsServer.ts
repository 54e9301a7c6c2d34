import { createServer, type Server } from 'node:http'
import { registry } from './metrics'

/** Serves `/metrics` on a private port of this machine's loopback or network; resolves with the server once it listens. */
export const metricsServer = (port: number): Promise<Server> => {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => resolve(server))
  })
}
