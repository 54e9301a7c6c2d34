import { type Reached, submitLimits } from '@jinlin/domain/cases/submitLimits'
import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import type { Actor } from '@jinlin/domain/people/roles'
import { forgetWithStores } from '../infra/forgetWithStores'
import { logger } from '../infra/logger'
import { householdOf } from '../people/householdOf'
import { joinedSince, openCallOuts, type RecentTap, recentTaps } from './recentTaps'

const minute = 60_000
const day = 24 * 60 * minute
const hourSeconds = 3600

/** Whether somebody may file or join now; if not, in how many seconds it is worth another try, and why. */
export type Allowance = { ok: true } | { ok: false; retryAfterSeconds: number; why: Reached }

const fine: Allowance = { ok: true }
/** After so many seconds it is worth another try. */
const retryAfter: Record<Reached, number> = {
  minute: 60,
  day: hourSeconds,
  household: hourSeconds,
  open_call_outs: 600,
  call_outs: hourSeconds,
  joins: hourSeconds,
}
const refused = (why: Reached): Allowance => ({ ok: false, retryAfterSeconds: retryAfter[why], why })

/** Who asked this process to file, and when last. The first report of a day costs no question: each process forgives one. */
const lastAsked = new Map<string, number>()
forgetWithStores(() => lastAsked.clear())
const mostRemembered = 100_000

function isFirstToday(userId: string, now: Date): boolean {
  const first = now.getTime() - (lastAsked.get(userId) ?? 0) >= day
  if (lastAsked.size >= mostRemembered) lastAsked.clear()
  lastAsked.set(userId, now.getTime())
  return first
}

type Person = Pick<Actor, 'userId' | 'dwellingId'>

/**
 * Whether this person may file one more case of this category. Stored cases are counted, not requests, so whoever repeats a tap is to be
 * looked up first (`isTapStored`); taps made offline count at `happenedAt`, so a queue of three days passes. An emergency always passes: too
 * many of them leave one line in the log and nothing else.
 */
export async function mayFile(actor: Person, category: string, now: Date, happenedAt = now): Promise<Allowance> {
  const why = await reached(actor, category, now, happenedAt)
  if (!why) return fine
  if (leaf(category)?.priority !== 'critical') return refused(why)
  logger.warn({ person: actor.userId, category, why }, 'an emergency over the allowance')
  return fine
}

async function reached(actor: Person, category: string, now: Date, happenedAt: Date): Promise<Reached | undefined> {
  const { userId } = actor
  const callOut = isCallOut(category)
  if (isFirstToday(userId, now) && !callOut) return undefined
  const since = new Date(now.getTime() - day)
  const own = await recentTaps([userId], since, submitLimits.receivedPerDay)
  const why = reachedByOne(own, happenedAt) ?? (await reachedByHome(actor, own, since, happenedAt))
  return why ?? (callOut ? reachedByCalls(userId, own, now, happenedAt) : undefined)
}

const near = (taps: readonly RecentTap[], at: Date, span: number) =>
  taps.filter((tap) => Math.abs(at.getTime() - tap.happenedAt.getTime()) < span)

function reachedByOne(own: readonly RecentTap[], at: Date): Reached | undefined {
  const { perDay, receivedPerDay, perMinute } = submitLimits
  if (near(own, at, day).length >= perDay || own.length >= receivedPerDay) return 'day'
  return near(own, at, minute).length >= perMinute ? 'minute' : undefined
}

/** A door is bound without proof, so a full home refuses only those who filed their own share today: strangers cannot use up a family's. */
async function reachedByHome(
  actor: Person,
  own: readonly RecentTap[],
  since: Date,
  at: Date,
): Promise<Reached | undefined> {
  const { householdPerDay, householdReceivedPerDay, householdShare } = submitLimits
  if (own.length < householdShare) return undefined
  const mates = (await householdOf(actor)).filter((userId) => userId !== actor.userId)
  const others = mates.length > 0 ? await recentTaps(mates, since, householdReceivedPerDay) : []
  const isFull = (mine: number, theirs: number, most: number) => mine >= householdShare && mine + theirs >= most
  const full =
    isFull(near(own, at, day).length, near(others, at, day).length, householdPerDay) ||
    isFull(own.length, others.length, householdReceivedPerDay)
  return full ? 'household' : undefined
}

/** No call-out is open longer; older ones need not be read. */
const longestOpen = 200 * day

async function reachedByCalls(
  userId: string,
  own: readonly RecentTap[],
  now: Date,
  happenedAt: Date,
): Promise<Reached | undefined> {
  const calls = near(own, happenedAt, day).filter(({ category }) => isCallOut(category))
  if (calls.length >= submitLimits.callOutsPerDay) return 'call_outs'
  const running = await openCallOuts(userId, new Date(now.getTime() - longestOpen), submitLimits.openCallOuts)
  return running >= submitLimits.openCallOuts ? 'open_call_outs' : undefined
}

/** Whether this person may join one more of other people's cases, by following it or by merging the own one into it. */
export async function mayJoin(actor: Pick<Actor, 'userId'>, now: Date): Promise<Allowance> {
  const joined = await joinedSince(actor.userId, new Date(now.getTime() - day))
  return joined >= submitLimits.joinsPerDay ? refused('joins') : fine
}
