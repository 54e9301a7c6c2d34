/** An answer of the API as it came: the HTTP status and the envelope. */
export type Answer<T> = { status: number; data?: T; replayed?: boolean; error?: { code: string; message: string } }

export type ApiClient = {
  get: <T>(path: string) => Promise<Answer<T>>
  post: <T>(path: string, body: unknown, key: string) => Promise<Answer<T>>
  put: <T>(path: string, body: unknown) => Promise<Answer<T>>
}

/** Calls the API as a phone does; a network failure is status 0, never an exception. */
export function apiClient(base: string, token?: string): ApiClient {
  const call = async <T>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (token) headers.authorization = `Bearer ${token}`
    if (key) headers['idempotency-key'] = key
    try {
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const answer = await fetch(base + path, { ...init, signal: AbortSignal.timeout(15_000) })
      return { status: answer.status, ...((await answer.json()) as object) }
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

/** Sends with the same key until the server has answered for good (not 0, 429 or 503), as the phone's outbox does; gives up after `tries`. */
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
    if (![0, 429, 502, 503, 504].includes(last.status)) return last
    await new Promise((r) => setTimeout(r, Math.min(2000, 100 * 2 ** i) * (0.5 + Math.random() / 2)))
  }
  return last
}
