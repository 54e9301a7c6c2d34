import mongoose from 'mongoose'
import { Batcher } from '../infra/Batcher'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { readTogether } from '../infra/readTogether'
import { type CustomerWindow, CustomerWindowModel } from './CustomerWindowModel'

/** What WeChat grants: after the person's own message, and after a menu click, a scan or following. */
const grants = {
  message: { ms: 48 * 3_600_000, count: 5 },
  event: { ms: 60_000, count: 3 },
} as const
const past = new Date(0)

const idOf = (accountKey: string, openid: string): string => `${accountKey}|${openid}`

/** A window nobody has opened yet. */
const shutYet = { lastAt: past, messageUntil: past, messageLeft: 0, eventUntil: past, eventLeft: 0 } as const
const fieldsOf = {
  message: { until: 'messageUntil', left: 'messageLeft' },
  event: { until: 'eventUntil', left: 'eventLeft' },
} as const

type Opening = { accountKey: string; openid: string; kind: CustomerWindow['kind']; at: Date }

/**
 * Opened unless it is open for longer already, or they left after that moment: then the filter meets nothing, and the window that would be made anew is
 * refused as a duplicate. Plain operators, because the store takes a pipeline three times as long.
 */
const writeOf = ({ accountKey, openid, kind, at }: Opening) => {
  const opener = kind === 'message' ? 'message' : 'event'
  const { ms, count } = grants[opener]
  const { until, left } = fieldsOf[opener]
  const _id = idOf(accountKey, openid)
  const opened = { [until]: new Date(at.getTime() + ms), [left]: count, lastAt: at, kind }
  const first = { accountKey, openid, ...shutYet }
  return {
    filter: { _id, [until]: { $lt: opened[until] }, leftAt: { $not: { $gt: at } } },
    update: {
      $set: opened,
      $unset: { leftAt: 1, blockedAt: 1 },
      $setOnInsert: Object.fromEntries(Object.entries(first).filter(([field]) => !(field in opened))),
    },
  }
}

/** The openings of a batch that were refused as duplicates: their windows stand open already, or were made by somebody else at this moment. Any other trouble is everybody's. */
const refusedOf = (error: unknown, opened: readonly Opening[]): Opening[] => {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error
  const refused = [error.writeErrors].flat()
  const { matchedCount, upsertedCount } = error.result
  const isAll = matchedCount + upsertedCount + refused.length === opened.length
  if (refused.length === 0 || !isAll || !refused.every(isDuplicate)) throw error
  return refused.flatMap(({ index }) => opened[index] ?? [])
}

/** Straight into the collection: ours are the values, so mongoose has nothing to check. */
const write = async (opened: readonly Opening[], upsert: boolean): Promise<void> => {
  const writes = opened.map((one) => ({ updateOne: { ...writeOf(one), upsert } }))
  await CustomerWindowModel.collection.bulkWrite(writes as never, { ordered: false })
}

/** What was refused is written once more to what stands there now, which changes nothing where it is open for longer. */
const openings = new Batcher<Opening, true>(async (opened) => {
  try {
    await write(opened, true)
  } catch (error) {
    await write(refusedOf(error, opened), false)
  }
  return opened.map(() => ({ value: true }))
})

/**
 * Notes that a person reached an account: opens the window of a message (5 in 48 h) or of a click, scan, following (3 in 1 min), of all who come at the
 * same moment by one write. Late and repeated deliveries never shorten one.
 */
export const noteInbound = async (
  accountKey: string,
  openid: string,
  kind: CustomerWindow['kind'],
  at: Date,
): Promise<void> => {
  await openings.add({ accountKey, openid, kind, at })
}

/** Which part of a window a message was taken from. */
export type Taken = 'event' | 'message'

const takeFrom = async (_id: string, part: Taken, atLeast: number, now: Date): Promise<boolean> => {
  const { until, left } = fieldsOf[part]
  const { modifiedCount } = await CustomerWindowModel.updateOne(
    { _id, [until]: op({ $gt: now }), [left]: op({ $gte: atLeast }) },
    { $inc: { [left]: -1 } },
  )
  return modifiedCount === 1
}

/** Takes one message out of a person's window; false when none is left. The last of the five is `reserved` for what the person must answer. */
export const takeMessage = async (
  accountKey: string,
  openid: string,
  { reserved }: { reserved: boolean },
  now: Date,
): Promise<Taken | false> => {
  const _id = idOf(accountKey, openid)
  if (await takeFrom(_id, 'event', 1, now)) return 'event'
  return (await takeFrom(_id, 'message', reserved ? 1 : 2, now)) ? 'message' : false
}

/** Gives back what was taken for a message that surely did not leave. */
export const returnMessage = async (accountKey: string, openid: string, part: Taken): Promise<void> => {
  const { left } = fieldsOf[part]
  await CustomerWindowModel.updateOne(
    { _id: idOf(accountKey, openid), [left]: op({ $lt: grants[part].count }) },
    { $inc: { [left]: 1 } },
  )
}

/** Shuts a window that WeChat says is shut (45015, 45047); a new message of the person opens it again. */
export const shutWindow = async (accountKey: string, openid: string): Promise<void> => {
  await CustomerWindowModel.updateOne({ _id: idOf(accountKey, openid) }, { $set: { messageLeft: 0, eventLeft: 0 } })
}

/** Notes that a person is not at an account (`left`), or wants none of its templates (`blocked`), until they come or write again. One who came later than `at` stays. */
export const noteClosed = async (
  accountKey: string,
  openid: string,
  how: 'left' | 'blocked',
  at: Date,
): Promise<void> => {
  const _id = idOf(accountKey, openid)
  const first = { $setOnInsert: { accountKey, openid, kind: 'follow' as const, ...shutYet } }
  await CustomerWindowModel.updateOne({ _id }, first, { upsert: true })
  const shut = how === 'left' ? { leftAt: at, messageLeft: 0, eventLeft: 0 } : { blockedAt: at }
  await CustomerWindowModel.updateOne({ _id, lastAt: op({ $lte: at }) }, { $set: shut })
}

const windows = readTogether<CustomerWindow>((ids) => CustomerWindowModel.find({ _id: op({ $in: ids }) }).lean())

/** What is known of a person on an account; those asked for at the same moment are read together. */
export const windowOf = (accountKey: string, openid: string): Promise<CustomerWindow | undefined> =>
  windows(idOf(accountKey, openid))

/** Whether anything may be sent through a window now. */
export const isOpenAt = ({ messageUntil, messageLeft, eventUntil, eventLeft }: CustomerWindow, now: Date): boolean =>
  (messageUntil > now && messageLeft > 0) || (eventUntil > now && eventLeft > 0)

/** The window of a person on an account when it is open now. */
export const openWindow = async (
  accountKey: string,
  openid: string,
  now: Date,
): Promise<CustomerWindow | undefined> => {
  const window = await windowOf(accountKey, openid)
  return window && isOpenAt(window, now) ? window : undefined
}
