import { Refused } from './api'
import { freshFix } from './location'
import { newKey } from './newKey'
import { change, phone } from './phone'
import { call } from './session'

const EVERY_MS = 5 * 60_000
let sentAt = 0

/**
 * Tells dispatch where a person on duty is, at most every 5 minutes, with a position the phone has anyway; asks nobody. A place the server does not take (just
 * outside the city) is nobody's fault: `outside` then says that the phone's position is not used. Throws `Unreachable`; then the next look at the tasks tries again.
 */
export async function sendPosition(now: number): Promise<void> {
  const point = freshFix(now)
  if (!point || !phone().me?.duty?.on || now - sentAt < EVERY_MS) return
  sentAt = now
  try {
    await call({ method: 'PUT', path: '/api/me/position', body: { point }, key: newKey(now) })
    change({ outside: undefined })
  } catch (error) {
    if (error instanceof Refused) return change({ outside: error.code === 'place_outside' || undefined })
    sentAt = 0
    throw error
  }
}
