import type { ServerResponse } from 'node:http'
import { tryAgainSoon } from '../words/running'

/** Answers with JSON that nobody may keep. */
export const sendJson = (
  to: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const text = Buffer.from(JSON.stringify(body))
  to.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    'cache-control': 'no-store',
    ...headers,
  })
  to.end(text)
}

/** The answer while no server is there: try again with the same key, in a second. */
export const retryLater = (to: ServerResponse): void => {
  if (to.headersSent || to.destroyed) {
    to.destroy()
    return
  }
  sendJson(
    to,
    503,
    { error: { code: 'retry_same_key', message: tryAgainSoon } },
    { 'retry-after': '1', connection: 'close' },
  )
}
