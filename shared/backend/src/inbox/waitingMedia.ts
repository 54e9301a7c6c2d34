import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { type WaitingMedia, WaitingMediaModel } from './WaitingMediaModel'

/** So long WeChat keeps what people send, in ms. */
const keptMs = 3 * 86_400_000
/** The first try by the sweep, in ms: the answer to the message is out by then. */
const firstMs = 20_000
/** The next ones, each twice as far away as the one before, in ms; the first of them is longer than a try lasts. */
const againMs = { first: 60_000, longest: 1_800_000 } as const

/** Notes that a file is still to be fetched; the same message again changes nothing. */
export async function expectMedia(
  media: Pick<WaitingMedia, '_id' | 'accountKey' | 'openid' | 'userId' | 'mediaId' | 'kind' | 'sentAt'>,
  now: Date,
): Promise<void> {
  const until = new Date(media.sentAt.getTime() + keptMs)
  const row = { ...media, until, wakeAt: new Date(now.getTime() + firstMs), tries: 0 }
  try {
    await guardWrite(() => WaitingMediaModel.create([row]))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** Notes which case the message of a file has joined. */
export const joinsCase = (key: string, caseId: string) =>
  guardWrite(() => WaitingMediaModel.updateOne({ _id: key }, { $set: { caseId } }))

/** Files to be tried now, the one that waits longest first. */
export const dueMedia = (now: Date, limit: number): Promise<WaitingMedia[]> =>
  WaitingMediaModel.find({ wakeAt: op({ $lte: now }) })
    .sort({ wakeAt: 1 })
    .limit(limit)
    .lean<WaitingMedia[]>()

/** Takes one try of a file, and puts the next one off. False when somebody else has taken it. */
export async function takeTry({ _id, wakeAt, tries }: WaitingMedia, now: Date): Promise<boolean> {
  const pause = Math.min(againMs.longest, againMs.first * 2 ** tries)
  const next = { $set: { wakeAt: new Date(now.getTime() + pause) }, $inc: { tries: 1 } }
  const taken = await guardWrite(() => WaitingMediaModel.updateOne({ _id, wakeAt }, next))
  return taken.modifiedCount === 1
}

/** Nobody waits for this file any more. */
export const endWaiting = (key: string) => guardWrite(() => WaitingMediaModel.deleteOne({ _id: key }))
