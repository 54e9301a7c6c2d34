import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import type { Actor } from '@jinlin/domain/people/roles'
import { logger } from '../infra/logger'
import { joinedSince, openCallOuts, recentTaps } from './recentTaps'

const minute = 60_000
const day = 24 * 60 * minute
const hourSeconds = 3600

/**
 * What one person may file: in a minute and on a day as the taps happened, on a day as they arrive (a phone's made-up clock does not lift that one);
 * call-outs running at once and on a day; other people's cases joined on a day.
 */
export const submitLimits = {
  perMinute: 6,
  perDay: 30,
  receivedPerDay: 60,
  openCallOuts: 2,
  callOutsPerDay: 6,
  joinsPerDay: 20,
} as const

/** Which of the limits was reached. */
export type Reached = 'minute' | 'day' | 'open_call_outs' | 'call_outs' | 'joins'

/** Whether somebody may file or join now; if not, in how many seconds it is worth another try, and why. */
export type Allowance = { ok: true } | { ok: false; retryAfterSeconds: number; why: Reached }

const fine: Allowance = { ok: true }
const refused = (why: Reached, retryAfterSeconds: number): Allowance => ({ ok: false, retryAfterSeconds, why })

/** Who asked this process to file, and when last. The first report of a day costs no question: each process forgives one. */
const lastAsked = new Map<string, number>()
const mostRemembered = 100_000

function isFirstToday(userId: string, now: Date): boolean {
  const first = now.getTime() - (lastAsked.get(userId) ?? 0) >= day
  if (lastAsked.size >= mostRemembered) lastAsked.clear()
  lastAsked.set(userId, now.getTime())
  return first
}

/**
 * Whether this person may file one more case of this category. Stored cases are counted, not requests, so whoever repeats a tap is to be
 * looked up first (`isTapStored`); taps made offline count at `happenedAt`, so a queue of three days passes. An emergency always passes: too
 * many of them leave one line in the log and nothing else.
 */
export async function mayFile(
  actor: Pick<Actor, 'userId'>,
  category: string,
  now: Date,
  happenedAt = now,
): Promise<Allowance> {
  const allowance = await counted(actor.userId, category, now, happenedAt)
  if (allowance.ok || leaf(category)?.priority !== 'critical') return allowance
  logger.warn({ person: actor.userId, category, why: allowance.why }, 'an emergency over the allowance')
  return fine
}

async function counted(userId: string, category: string, now: Date, happenedAt: Date): Promise<Allowance> {
  const callOut = isCallOut(category)
  if (isFirstToday(userId, now) && !callOut) return fine
  const taps = await recentTaps(userId, new Date(now.getTime() - day), submitLimits.receivedPerDay)
  const near = (span: number) => taps.filter((tap) => Math.abs(happenedAt.getTime() - tap.happenedAt.getTime()) < span)
  if (near(day).length >= submitLimits.perDay || taps.length >= submitLimits.receivedPerDay)
    return refused('day', hourSeconds)
  if (near(minute).length >= submitLimits.perMinute) return refused('minute', minute / 1000)
  if (!callOut) return fine
  if (near(day).filter((tap) => isCallOut(tap.category)).length >= submitLimits.callOutsPerDay)
    return refused('call_outs', hourSeconds)
  const running = await openCallOuts(userId, new Date(now.getTime() - longestOpen), submitLimits.openCallOuts)
  return running >= submitLimits.openCallOuts ? refused('open_call_outs', 10 * (minute / 1000)) : fine
}

/** No call-out is open longer; older ones need not be read. */
const longestOpen = 200 * day

/** Whether this person may join one more of other people's cases, by following it or by merging the own one into it. */
export async function mayJoin(actor: Pick<Actor, 'userId'>, now: Date): Promise<Allowance> {
  const joined = await joinedSince(actor.userId, new Date(now.getTime() - day))
  return joined >= submitLimits.joinsPerDay ? refused('joins', hourSeconds) : fine
}
