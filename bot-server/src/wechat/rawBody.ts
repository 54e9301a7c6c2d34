import type { IncomingMessage } from 'node:http'

/** The longest body of a callback, in bytes. */
export const bodyLimit = 64 * 1024

/** The body as text, at most `bodyLimit`; undefined when it is longer or breaks off. */
export async function rawBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > bodyLimit) return undefined
      chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString('utf8')
}
