import { randomUUID } from 'node:crypto'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { insertTogether } from '../infra/insertTogether'
import { updateTogether } from '../infra/updateTogether'
import type { Inbound } from './inbound'
import { owedFrom } from './owedAnswers'
import { type AnswerWay, WxInboxModel, type WxInboxRow } from './WxInboxModel'

/** `mine` = this caller handles what came in at `since`, and no other (until the lease ends) · `answered` = it has been, say this again (null when it goes by itself) · `busy` = somebody is at it. */
export type Taken = { mine: string; since: Date } | { answered: string | null } | 'busy'

const insertRow = insertTogether<WxInboxRow>(() => WxInboxModel.collection)
const updateRow = updateTogether(() => WxInboxModel.collection)

const leaseMs = 6000
/** After so many tries a message that always breaks is left to people. */
const mostTries = 5

/** Stores a delivery before anything happens to it, and says who handles it. A lease that ran out is taken over. */
export async function takeIn(inbound: Inbound, now: Date): Promise<Taken> {
  const lease = { leaseBy: randomUUID(), leaseUntil: new Date(now.getTime() + leaseMs) }
  const row: WxInboxRow = { _id: inbound.key, state: 'received', inbound, receivedAt: now, tries: 1, ...lease }
  try {
    await insertRow(row)
    return { mine: lease.leaseBy, since: now }
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return takeAgain(inbound.key, lease, now)
  }
}

async function takeAgain(key: string, lease: Pick<WxInboxRow, 'leaseBy' | 'leaseUntil'>, now: Date): Promise<Taken> {
  const answered = await answerOf(key)
  if (answered !== undefined) return { answered }
  const over = { _id: key, state: 'received' as const, leaseUntil: op({ $lte: now }), tries: op({ $lt: mostTries }) }
  const taken = await WxInboxModel.findOneAndUpdate(over, { $set: lease, $inc: { tries: 1 } }).lean()
  return taken ? { mine: lease.leaseBy, since: taken.receivedAt } : 'busy'
}

/** What a repetition of a delivery is answered: the same again; null when nothing is said or it goes by itself; undefined while it is not known yet. */
export async function answerOf(key: string): Promise<string | null | undefined> {
  const row = await WxInboxModel.findById(key).lean()
  if (row?.state === 'failed') return null
  if (row?.state !== 'answered') return undefined
  return row.way === 'later' ? null : (row.reply ?? null)
}

/** What is said, and how. */
export type Kept = { reply: string | null; way: AnswerWay }

/** Keeps the answer and decides how it goes, in one write. False when the lease was lost and another has answered, or when nobody knows: then what stands counts (`answerOf`), and this one is not said. */
export async function keepAnswer(key: string, mine: string, { reply, way }: Kept, now: Date): Promise<boolean> {
  const owed = way === 'later' && reply ? { owedUntil: owedFrom(now) } : {}
  const set = { state: 'answered' as const, answeredAt: now, reply, way, ...owed }
  return updateRow({ _id: key, leaseBy: mine, state: 'received' }, { $set: set })
}

/** Still at it: the lease goes on from now. */
export async function keepLease(key: string, mine: string, now: Date): Promise<void> {
  const set = { leaseUntil: new Date(now.getTime() + leaseMs) }
  await WxInboxModel.updateOne({ _id: key, leaseBy: mine, state: 'received' }, { $set: set })
}

/** Deliveries whose handling broke off and which may be tried again, in the order they came in, at most `limit`; what was tried too often is closed as failed. */
export async function brokenOff(now: Date, limit: number): Promise<Inbound[]> {
  const over = { state: 'received' as const, leaseUntil: op({ $lte: now }) }
  await WxInboxModel.updateMany({ ...over, tries: op({ $gte: mostTries }) }, { $set: { state: 'failed' } })
  const rows = await WxInboxModel.find(over).sort({ leaseUntil: 1 }).limit(limit).lean()
  return rows.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()).map((row) => row.inbound)
}
