import { randomUUID } from 'node:crypto'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import type { Inbound } from './inbound'
import { WxInboxModel, type WxInboxRow } from './WxInboxModel'

/** `mine` = this caller handles what came in at `since`, and no other (until the lease ends) · `answered` = it has been, say the same again · `busy` = somebody is at it. */
export type Taken = { mine: string; since: Date } | { answered: string | null } | 'busy'

const leaseMs = 6000
/** After so many tries a message that always breaks is left to people. */
const mostTries = 5

/** Stores a delivery before anything happens to it, and says who handles it. A lease that ran out is taken over. */
export async function takeIn(inbound: Inbound, now: Date): Promise<Taken> {
  const lease = { leaseBy: randomUUID(), leaseUntil: new Date(now.getTime() + leaseMs) }
  const row: WxInboxRow = { _id: inbound.key, state: 'received', inbound, receivedAt: now, tries: 1, ...lease }
  try {
    await guardWrite(() => WxInboxModel.create([row]))
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

/** What the same person sent to the same account before that moment and nobody has finished, the oldest. */
export async function unfinishedBefore({ openid, accountKey }: Inbound, since: Date): Promise<Inbound | undefined> {
  const theirs = { 'inbound.openid': openid, 'inbound.accountKey': accountKey }
  const found = await WxInboxModel.findOne({ state: 'received', ...theirs, receivedAt: op({ $lt: since }) })
    .sort({ receivedAt: 1 })
    .lean()
  return found?.inbound
}

/** What was answered to a delivery; undefined while it is not known yet. */
export async function answerOf(key: string): Promise<string | null | undefined> {
  const row = await WxInboxModel.findById(key).lean()
  if (row?.state === 'failed') return null
  return row?.state === 'answered' ? (row.reply ?? null) : undefined
}

/** Keeps the answer. False when the lease was lost and another has answered: then theirs counts. */
export async function keepAnswer(key: string, mine: string, reply: string | null, now: Date): Promise<boolean> {
  const set = { state: 'answered' as const, answeredAt: now, reply }
  const done = await guardWrite(() =>
    WxInboxModel.updateOne({ _id: key, leaseBy: mine, state: 'received' }, { $set: set }),
  )
  return done.modifiedCount === 1
}

/** Still at it: the lease goes on from now. */
export async function keepLease(key: string, mine: string, now: Date): Promise<void> {
  const set = { leaseUntil: new Date(now.getTime() + leaseMs) }
  await WxInboxModel.updateOne({ _id: key, leaseBy: mine, state: 'received' }, { $set: set })
}

/** Deliveries whose handling broke off, oldest first: those that may be tried again are handed back, the others are closed as failed. */
export async function brokenOff(now: Date, limit: number): Promise<Inbound[]> {
  const over = { state: 'received' as const, leaseUntil: op({ $lte: now }) }
  await WxInboxModel.updateMany({ ...over, tries: op({ $gte: mostTries }) }, { $set: { state: 'failed' } })
  const rows = await WxInboxModel.find(over).sort({ leaseUntil: 1 }).limit(limit).lean()
  return rows.map((row) => row.inbound)
}
