import { freshFix } from './location'
import { newKey } from './newKey'
import { phone } from './phone'
import { call } from './session'

const EVERY_MS = 5 * 60_000
let sentAt = 0

/** Tells dispatch where a person on duty is, at most every 5 minutes, with a position the phone has anyway; asks nobody. */
export async function sendPosition(now: number): Promise<void> {
  const point = freshFix(now)
  if (!point || !phone().me?.duty?.on || now - sentAt < EVERY_MS) return
  sentAt = now
  await call({ method: 'PUT', path: '/api/me/position', body: { point }, key: newKey(now) })
}
