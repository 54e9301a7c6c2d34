import { createHash } from 'node:crypto'

/** A short mark of a body: equal bodies give equal marks whatever the order of their fields. */
export const fingerprint = (body: unknown): string =>
  createHash('sha256').update(JSON.stringify(body, sortKeys)).digest('base64url').slice(0, 22)

const sortKeys = (_: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
