import { setTimeout as sleep } from 'node:timers/promises'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { answerOf, keepAnswer, keepLease, takeIn, unfinishedBefore } from '@jinlin/backend/inbox/takeIn'
import { logger } from '@jinlin/backend/infra/logger'

/** Makes the answer to one delivery, with all its effects; null = nothing is said. Must be safe to run again with the same key. */
export type MakeAnswer = (inbound: Inbound, now: Date) => Promise<string | null>
/** Says something outside a passive reply. */
export type TellLater = (inbound: Inbound, text: string) => Promise<void>

/** WeChat waits five seconds; what is not ready by then, in ms, goes by customer message. */
export const replyWithinMs = 4500
const renewMs = 2500
/** A person's messages take effect in the order they came in; what broke off before is waited for so long, in ms: a lease and a sweep. */
const earlierMs = 8000
const lookAgainMs = 60

type Means = { makeAnswer: MakeAnswer; tellLater: TellLater }
type Mine = { mine: string; since: Date }

/**
 * One delivery, one effect, at most one answer: stored first, handled by one, repeated to every repetition.
 * Resolves in time (`withinMs`): with the answer, or with null when it comes later (then by `tellLater`).
 */
export async function answerOnce(
  inbound: Inbound,
  makeAnswer: MakeAnswer,
  tellLater: TellLater,
  now: Date,
  withinMs = replyWithinMs,
): Promise<string | null> {
  const deadline = performance.now() + withinMs
  const taken = await takeIn(inbound, now)
  if (taken === 'busy') return waitForAnswer(inbound.key, deadline)
  if ('answered' in taken) return taken.answered
  return inTime(inbound, handle(inbound, taken, { makeAnswer, tellLater }, now), tellLater, deadline)
}

/** The answer if it is there by then; else null, and the answer is told later. One of the two, whatever happens at the very moment. */
async function inTime(
  inbound: Inbound,
  work: Promise<string | null>,
  tellLater: TellLater,
  deadline: number,
): Promise<string | null> {
  let way: 'reply' | 'later' | undefined
  const answered = work.then(async (reply) => {
    way ??= 'reply'
    if (way === 'later' && reply) await tellLater(inbound, reply)
    return reply
  })
  const quiet = answered.catch((error: unknown) => {
    logger.error({ err: error, key: inbound.key }, 'a message was not handled; the sweep takes it up')
    return null
  })
  const timeUp = sleep(deadline - performance.now(), undefined, { ref: false }).then(() => {
    way ??= 'later'
    return way === 'reply' ? quiet : null
  })
  return Promise.race([quiet, timeUp])
}

/** Takes up a delivery whose handling broke off; its answer goes by customer message, since nobody waits for it any more. */
export async function answerAgain(
  inbound: Inbound,
  makeAnswer: MakeAnswer,
  tellLater: TellLater,
  now: Date,
): Promise<void> {
  const taken = await takeIn(inbound, now)
  if (taken === 'busy' || 'answered' in taken) return
  const reply = await handle(inbound, taken, { makeAnswer, tellLater }, now)
  if (reply) await tellLater(inbound, reply)
}

async function handle(inbound: Inbound, { mine, since }: Mine, means: Means, now: Date): Promise<string | null> {
  const renew = setInterval(() => {
    keepLease(inbound.key, mine, new Date()).catch((error: unknown) =>
      logger.warn({ err: error }, 'a lease was not renewed'),
    )
  }, renewMs)
  try {
    await finishEarlier(inbound, since, means)
    const reply = await means.makeAnswer(inbound, now)
    const kept = await keepAnswer(inbound.key, mine, reply, new Date())
    return kept ? reply : ((await answerOf(inbound.key)) ?? null)
  } finally {
    clearInterval(renew)
  }
}

/** So that a 撤销 never overtakes the words it takes back: what broke off is taken up here, what somebody is at is waited for. */
async function finishEarlier(inbound: Inbound, since: Date, { makeAnswer, tellLater }: Means): Promise<void> {
  for (const until = performance.now() + earlierMs; performance.now() < until; await sleep(lookAgainMs)) {
    const earlier = await unfinishedBefore(inbound, since)
    if (!earlier) return
    await answerAgain(earlier, makeAnswer, tellLater, new Date()).catch((error: unknown) =>
      logger.warn({ err: error, key: earlier.key }, 'an earlier message was not handled'),
    )
  }
}

async function waitForAnswer(key: string, deadline: number): Promise<string | null> {
  while (performance.now() < deadline) {
    await sleep(60)
    const answered = await answerOf(key)
    if (answered !== undefined) return answered
  }
  return null
}
