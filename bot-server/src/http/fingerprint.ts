import { createHash } from 'node:crypto'

/** A short mark of a body: equal bodies give equal marks whatever the order of their fields. `leaveOut` names fields that do not count. */
export function fingerprint(body: unknown, leaveOut: readonly string[] = []): string {
  const kept =
    body !== null && typeof body === 'object' && !Array.isArray(body)
      ? Object.fromEntries(Object.entries(body).filter(([name]) => !leaveOut.includes(name)))
      : body
  return createHash('sha256').update(JSON.stringify(kept, sortKeys)).digest('base64url').slice(0, 22)
}

const sortKeys = (_: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
