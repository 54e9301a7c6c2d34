import type { IncomingMessage } from 'node:http'

/** The body of a request as an object; empty for one that is none, or is larger than 10 KB. */
export const readJsonBody = async (from: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of from) {
    size += (part as Buffer).length
    if (size > 10_000) return {}
    parts.push(part as Buffer)
  }
  try {
    const read: unknown = JSON.parse(Buffer.concat(parts).toString() || '{}')
    return read && typeof read === 'object' ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
