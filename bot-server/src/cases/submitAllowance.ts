import { isTapStored, recentTaps } from '@jinlin/backend/cases/recentTaps'
import { DomainError } from '@jinlin/domain/errors'

const minute = 60_000
const day = 24 * 60 * minute

/** Reports per person: in a minute and on a day as they happened, and as they arrive (a phone's made-up clock does not lift the last). */
export const submitLimits = { perMinute: 6, perDay: 30, receivedPerDay: 60 } as const

/** Who filed through this process, and when last. The first tap of a day costs no question: each process forgives one. */
const lastTaps = new Map<string, number>()
const mostRemembered = 100_000

/** Remembers that somebody filed a case. */
export function countTap(userId: string, now: Date): void {
  if (lastTaps.size >= mostRemembered) lastTaps.clear()
  lastTaps.set(userId, now.getTime())
}

const filedToday = (userId: string, now: Date) => now.getTime() - (lastTaps.get(userId) ?? 0) < day

/**
 * Refuses `too_many` when this person has filed as much as one may. Stored cases are counted, not requests, so a repeated tap always passes;
 * taps made offline count at the time of the tap, so a queue of three days passes too.
 */
export async function mayFile(userId: string, key: string, happenedAt: Date, now: Date): Promise<void> {
  if (!filedToday(userId, now)) return
  const taps = await recentTaps(userId, new Date(now.getTime() - day), submitLimits.receivedPerDay)
  const near = (span: number) =>
    taps.filter((tap) => Math.abs(happenedAt.getTime() - tap.happenedAt.getTime()) < span).length
  const wait = secondsToWait(near(minute), near(day), taps.length)
  if (wait === 0 || taps.some((tap) => tap.key === key) || (await isTapStored(userId, key))) return
  throw new DomainError('too_many', { retryAfter: wait })
}

function secondsToWait(inMinute: number, onDay: number, received: number): number {
  if (onDay >= submitLimits.perDay || received >= submitLimits.receivedPerDay) return 3600
  return inMinute >= submitLimits.perMinute ? 60 : 0
}
