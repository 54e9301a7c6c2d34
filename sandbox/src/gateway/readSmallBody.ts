import type { IncomingMessage } from 'node:http'

/** Bodies up to this size, in bytes, are held so that they can be told to a second server. */
const heldBytes = 256 * 1024

/** How large a body is announced to be; undefined when it isn't announced, 0 without one. */
const announced = (from: IncomingMessage): number | undefined => {
  if (from.headers['transfer-encoding'] !== undefined) return undefined
  return Number(from.headers['content-length'] ?? 0)
}

/** The whole body of a request that is small; `large` when it is better passed on as it comes. Rejects when the sender leaves. */
export const readSmallBody = (from: IncomingMessage): Promise<Buffer> | 'large' => {
  const size = announced(from)
  if (size === 0) return Promise.resolve(Buffer.alloc(0))
  if (size === undefined || size > heldBytes) return 'large'
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    from.on('data', (part: Buffer) => parts.push(part))
    from.once('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)))
    from.once('error', reject).once('aborted', () => reject(new Error('the sender left')))
  })
}
