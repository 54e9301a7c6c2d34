import { op } from '../infra/defineModel'
import { NotificationModel } from '../notifications/NotificationModel'
import type { Inbound } from './inbound'
import { WxInboxModel } from './WxInboxModel'

/** How long whoever made an answer, or took it up, has to tell it, in ms; longer than WeChat can take to answer. */
const tellMs = 30_000
const there = op({ $exists: true })

/** An answer that goes by itself and has not been told, as far as is known. */
export type OwedAnswer = { inbound: Inbound; text: string }

/** When somebody else tells what is owed from now on. */
export const owedFrom = (now: Date): Date => new Date(now.getTime() + tellMs)

/** Answers whose telling broke off, the oldest first, at most `limit`; whoever else asks gets others until their time is over. */
export async function takeOwed(now: Date, limit: number): Promise<OwedAnswer[]> {
  const rows = await WxInboxModel.find({ owedUntil: op({ $lte: now }) })
    .sort({ owedUntil: 1 })
    .limit(limit)
    .lean()
  const taken = rows.map(async ({ _id, owedUntil = now, inbound, reply }) => {
    const mine = await WxInboxModel.updateOne({ _id, owedUntil }, { $set: { owedUntil: owedFrom(now) } })
    return mine.modifiedCount === 1 && reply ? [{ inbound, text: reply }] : []
  })
  return (await Promise.all(taken)).flat()
}

/** Notes that the answer leaves now. `maybe` = it left before and may have arrived: it must not be sent again · `told` = there is nothing to tell. */
export async function beginPush(key: string, now: Date): Promise<'first' | 'maybe' | 'told'> {
  const before = await WxInboxModel.findOneAndUpdate(
    { _id: key, owedUntil: there },
    { $min: { pushedAt: now } },
    { returnDocument: 'before' },
  ).lean()
  if (!before) return 'told'
  return before.pushedAt ? 'maybe' : 'first'
}

/** The answer is told: it arrived, or is kept for the person. */
export const endOwed = (key: string, now: Date) =>
  WxInboxModel.updateOne({ _id: key, owedUntil: there }, { $set: { toldAt: now }, $unset: { owedUntil: 1 } })

/** The id of the news a late answer is kept as. */
export const lateIdOf = (key: string): string => `${key}-late`

/** How it stands with telling an answer: not begun · it may have arrived · there is nothing to tell any more. */
export async function owedStanding(key: string): Promise<'open' | 'maybe' | 'told'> {
  const [row, kept] = await Promise.all([
    WxInboxModel.findOne({ _id: key, owedUntil: there }).select('pushedAt').lean(),
    NotificationModel.exists({ _id: lateIdOf(key) }),
  ])
  if (!row || kept) return 'told'
  return row.pushedAt ? 'maybe' : 'open'
}
