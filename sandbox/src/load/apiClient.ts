import { Agent, request } from 'node:http'

/** An answer of the API as it came: the HTTP status and the envelope. */
export type Answer<T> = {
  status: number
  /** Seconds to wait, when the server names them. */
  retryAfter?: number
  data?: T
  replayed?: boolean
  error?: { code: string; message: string }
}

export type ApiClient = {
  get: <T>(path: string) => Promise<Answer<T>>
  post: <T>(path: string, body: unknown, key: string) => Promise<Answer<T>>
  put: <T>(path: string, body: unknown) => Promise<Answer<T>>
}

/** Thousands of people share these connections: a load that costs more than the server it loads measures itself. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const longestMs = 15_000

/** Calls the API as a phone does; a network failure, or no answer in 15 s, is status 0, never an exception. */
export function apiClient(base: string, token?: string): ApiClient {
  const call = async <T>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>> => {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const headers: Record<string, string | number> = { 'content-type': 'application/json' }
    if (sent) headers['content-length'] = sent.length
    if (token) headers.authorization = `Bearer ${token}`
    if (key) headers['idempotency-key'] = key
    try {
      const { status, retryAfter, text } = await exchange(base + path, method, headers, sent)
      return { status, ...(retryAfter && { retryAfter }), ...(JSON.parse(text) as object) }
    } catch {
      return { status: 0 }
    }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, key) => call('POST', path, body, key),
    put: (path, body) => call('PUT', path, body),
  }
}

function exchange(url: string, method: string, headers: Record<string, string | number>, body?: Buffer) {
  return new Promise<{ status: number; retryAfter: number; text: string }>((resolve, reject) => {
    const asking = request(url, { method, headers, agent, timeout: longestMs }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          retryAfter: Number(answer.headers['retry-after'] ?? 0),
          text: Buffer.concat(parts).toString(),
        }),
      )
      answer.once('error', reject)
    })
    asking.once('timeout', () => asking.destroy(new Error('no answer')))
    asking.once('error', reject)
    asking.end(body)
  })
}

/** A wait longer than this is an answer, as on the phone: "tomorrow" is said, not waited out. */
const longestWaitSeconds = 120

/** Whether the server has answered for good: neither silence nor a wish to be asked again within two minutes. */
export const isAnswered = ({ status, retryAfter = 0 }: Answer<unknown>): boolean =>
  status === 429 ? retryAfter > longestWaitSeconds : ![0, 502, 503, 504].includes(status)

/** Sends with the same key until the server has answered for good, waiting at least as long as it asks, as the phone's outbox does; gives up after `tries`. */
export async function postUntilAnswered<T>(
  api: ApiClient,
  path: string,
  body: unknown,
  key: string,
  tries = 60,
): Promise<Answer<T>> {
  let last: Answer<T> = { status: 0 }
  for (let i = 0; i < tries; i++) {
    last = await api.post<T>(path, body, key)
    if (isAnswered(last)) return last
    const pause = Math.min(2000, 100 * 2 ** i) * (0.5 + Math.random() / 2)
    await new Promise((r) => setTimeout(r, Math.max(pause, 1000 * (last.retryAfter ?? 0))))
  }
  return last
}
