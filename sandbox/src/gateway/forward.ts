import { Agent, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { readSmallBody } from './readSmallBody'
import { retryLater } from './sendJson'
import type { PooledServer, ServerPool } from './serverPool'

const agent = new Agent({ keepAlive: true, maxSockets: 512, maxFreeSockets: 64, scheduling: 'lifo' })

/** A server that dies is back within a second; a request waits for it this long. */
const patienceMs = 3000
const perHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'te',
  'trailer',
])

const answerHeaders = (raw: readonly string[]): string[] => {
  const kept: string[] = []
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? ''
    if (!perHop.has(name.toLowerCase())) kept.push(name, raw[i + 1] ?? '')
  }
  return kept
}

const askHeaders = (from: IncomingMessage): IncomingHttpHeaders => {
  const { connection: _c, 'keep-alive': _k, 'proxy-connection': _p, te: _t, upgrade: _u, ...headers } = from.headers
  headers['x-forwarded-for'] = from.socket.remoteAddress ?? ''
  headers['x-forwarded-host'] = from.headers.host ?? ''
  return headers
}

/** Reading, and whatever carries a key of its own (a message of WeChat has its MsgId, an event of WeCom is only noted), acts once however often it is told. */
const actsOnce = ({ method, headers, url }: IncomingMessage): boolean =>
  method === 'GET' ||
  method === 'HEAD' ||
  headers['idempotency-key'] !== undefined ||
  url?.startsWith('/wechat/') === true ||
  url?.startsWith('/wecom/') === true

/** `answered`: over, well or badly. `refused`: the server never heard it. `lost`: it may have heard it. */
type Outcome = 'answered' | 'refused' | 'lost'

const tryServer = (port: number, from: IncomingMessage, to: ServerResponse, body: Buffer | 'large'): Promise<Outcome> =>
  new Promise((resolve) => {
    const { method, url: path } = from
    const ask = request({ agent, host: '127.0.0.1', port, method, path, headers: askHeaders(from) }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answerHeaders(answer.rawHeaders))
      answer.pipe(to)
      answer.once('error', () => to.destroy()).once('end', () => resolve('answered'))
    })
    ask.once('error', (error: NodeJS.ErrnoException) => {
      if (!to.headersSent && !to.destroyed) return resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost')
      to.destroy()
      resolve('answered')
    })
    to.once('close', () => {
      if (!to.writableFinished) ask.destroy()
    })
    if (body === 'large') from.pipe(ask)
    else ask.end(body.length > 0 ? body : undefined)
  })

/**
 * Passes a request to a server of the pool. With all servers down it waits for one to come back; a request that acts
 * once is told to another server when the first one died; else the answer is 503 `retry_same_key`: the sender's key
 * makes trying again safe.
 */
export const forward = async (pool: ServerPool, from: IncomingMessage, to: ServerResponse): Promise<void> => {
  const body = await readSmallBody(from)
  const until = Date.now() + patienceMs
  let failed: PooledServer | undefined
  for (;;) {
    const server = await pool.take(Math.max(0, until - Date.now()), failed)
    if (!server) return retryLater(to)
    const outcome = await tryServer(server.port, from, to, body)
    if (outcome === 'answered') return
    const again = body !== 'large' && (outcome === 'refused' || actsOnce(from))
    if (!again || Date.now() >= until || to.destroyed) return retryLater(to)
    failed = server
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
