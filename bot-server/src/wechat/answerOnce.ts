import { setTimeout as sleep } from 'node:timers/promises'
import { type Unfinished, unfinishedBefore } from '@jinlin/backend/inbox/earlierTogether'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { answerOf, type Kept, keepAnswer, keepLease, takeIn } from '@jinlin/backend/inbox/takeIn'
import type { AnswerWay } from '@jinlin/backend/inbox/WxInboxModel'
import { logger } from '@jinlin/backend/infra/logger'
import { runningFrom } from '@jinlin/backend/infra/runningFrom'

/** Makes the answer to one delivery, with all its effects; null = nothing is said. Must be safe to run again with the same key. */
export type MakeAnswer = (inbound: Inbound, now: Date) => Promise<string | null>
/** Says an answer that is kept as owed outside a passive reply. */
export type TellLater = (inbound: Inbound, text: string, now: Date) => Promise<void>

/** WeChat waits five seconds; what is not ready by then, in ms, goes by customer message. */
export const replyWithinMs = 4500
const renewMs = 2500
/** A person's messages take effect in the order they came in; what broke off before is waited for so long, in ms: all its tries, each a lease and a sweep. */
const earlierMs = 45_000
const lookAgainMs = 60

/** `clock` = the agreed moment of the delivery, running on: its lease must not go by a clock that somebody sets meanwhile. */
type Means = { makeAnswer: MakeAnswer; tellLater: TellLater; clock: () => Date }
type Mine = { mine: string; since: Date }
/** Where somebody waits for the answer: `way` is set by who is first, the answer or the end of the time. */
type Line = { way?: AnswerWay }

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
  const line: Line = {}
  return inTime(
    inbound.key,
    line,
    handle(inbound, taken, { makeAnswer, tellLater, clock: runningFrom(now) }, now, line),
    deadline,
  )
}

/** The answer if it is there by then; else null, and the answer goes later. One of the two, whatever happens at the very moment. */
async function inTime(key: string, line: Line, work: Promise<string | null>, deadline: number): Promise<string | null> {
  const quiet = work.catch((error: unknown) => {
    logger.error({ err: error, key }, 'a message was not handled; the sweep takes it up')
    return null
  })
  const timeUp = sleep(deadline - performance.now(), undefined, { ref: false }).then(() => {
    line.way ??= 'later'
    return line.way === 'reply' ? quiet : null
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
  await handle(inbound, taken, { makeAnswer, tellLater, clock: runningFrom(now) }, now, { way: 'later' })
}

/** What this process is at, by key: over when the answer is kept, or the handling broke off. */
const underWay = new Map<string, Promise<unknown>>()

/** Handles a delivery and tells what goes later. Resolves to what is replied to who waits at it. */
async function handle(inbound: Inbound, mine: Mine, means: Means, now: Date, line: Line): Promise<string | null> {
  const making = makeAndKeep(inbound, mine, means, now, line)
  const over = making.then(
    () => undefined,
    () => undefined,
  )
  underWay.set(inbound.key, over)
  void over.then(() => underWay.get(inbound.key) === over && underWay.delete(inbound.key))
  const kept = await making
  if (kept === 'lost') return (await answerOf(inbound.key)) ?? null
  if (kept.way === 'reply') return kept.reply
  if (kept.reply) await means.tellLater(inbound, kept.reply, means.clock())
  return null
}

/** Makes the answer and keeps it; `lost` when another has answered meanwhile. */
async function makeAndKeep(inbound: Inbound, mine: Mine, means: Means, now: Date, line: Line): Promise<Kept | 'lost'> {
  const reply = await underLease(inbound, mine, means.clock, async () => {
    await finishEarlier(inbound, mine.since, means)
    return means.makeAnswer(inbound, now)
  })
  line.way ??= 'reply'
  const kept = { reply, way: line.way }
  return (await keepAnswer(inbound.key, mine.mine, kept, means.clock())) ? kept : 'lost'
}

async function underLease<T>({ key }: Inbound, { mine }: Mine, clock: () => Date, work: () => Promise<T>): Promise<T> {
  const renew = setInterval(() => {
    keepLease(key, mine, clock()).catch((error: unknown) => logger.warn({ err: error }, 'a lease was not renewed'))
  }, renewMs)
  try {
    return await work()
  } finally {
    clearInterval(renew)
  }
}

/** So that a 撤销 never overtakes the words it takes back: what broke off is taken up here, what somebody is at is waited for. */
async function finishEarlier(inbound: Inbound, since: Date, means: Means): Promise<void> {
  for (const until = performance.now() + earlierMs; performance.now() < until; ) {
    const earlier = await unfinishedBefore(inbound, since)
    if (!earlier) return
    await finish(earlier, means)
  }
}

/** Waits for it where this process is at it itself; looks again in a moment where another is; else takes it up. */
async function finish({ inbound, leaseUntil }: Unfinished, { makeAnswer, tellLater, clock }: Means): Promise<void> {
  const here = underWay.get(inbound.key)
  if (here) return void (await Promise.race([here, sleep(renewMs, undefined, { ref: false })]))
  if (leaseUntil <= clock())
    await answerAgain(inbound, makeAnswer, tellLater, clock()).catch((error: unknown) =>
      logger.warn({ err: error, key: inbound.key }, 'an earlier message was not handled'),
    )
  await sleep(lookAgainMs)
}

async function waitForAnswer(key: string, deadline: number): Promise<string | null> {
  while (performance.now() < deadline) {
    await sleep(60)
    const answered = await answerOf(key)
    if (answered !== undefined) return answered
  }
  return null
}
