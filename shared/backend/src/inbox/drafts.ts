import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { type Draft, DraftModel, type DraftPlace } from './DraftModel'

/** Who talks to which account. */
export type Talk = { accountKey: string; openid: string; userId: string }
/** What one message adds. A later place or category replaces an earlier one. */
export type DraftPart = {
  words?: string
  attachmentId?: string
  category?: string
  place?: DraftPlace
  human?: boolean
}

/** The report this person has in the making at this account, if any. */
export const openDraft = ({ accountKey, openid }: Talk): Promise<Draft | null> =>
  DraftModel.findOne({ accountKey, openid, state: 'open' }).lean<Draft>()

/** The report filed last by this person here, since this moment. */
export const lastFiled = ({ accountKey, openid }: Talk, since: Date): Promise<Draft | null> =>
  DraftModel.findOne({ accountKey, openid, state: 'filed', closedAt: op({ $gte: since }) })
    .sort({ closedAt: -1 })
    .lean<Draft>()

/** Puts a message into the person's open draft, or opens one with it; the same message again changes nothing. */
export async function addToDraft(talk: Talk, key: string, part: DraftPart, wakeAt: Date, now: Date): Promise<Draft> {
  const { accountKey, openid, userId } = talk
  const holder = await DraftModel.findOne({ accountKey, openid, seen: key }).lean<Draft>()
  if (holder) return holder
  const update = {
    $push: {
      seen: key,
      ...(part.words && { words: part.words }),
      ...(part.attachmentId && { attachmentIds: part.attachmentId }),
    },
    $set: {
      ...(part.place && { place: part.place }),
      ...(part.category && { category: part.category }),
      ...(part.human && { human: true }),
    },
    $setOnInsert: { _id: key, userId, openedAt: now, wakeAt },
  }
  for (let tries = 0; ; tries += 1) {
    try {
      const open = { accountKey, openid, state: 'open' as const }
      return await guardWrite(async () => {
        const draft = await DraftModel.findOneAndUpdate(open, update, {
          upsert: true,
          returnDocument: 'after',
        }).lean<Draft>()
        return draft as Draft
      })
    } catch (error) {
      if (!isDuplicate(error) || tries === 2) throw error
    }
  }
}

/** Notes that this message gets the question for the place. True for one message only (and for its repetitions): it is never asked twice. */
export async function mayAskPlace(draftId: string, key: string): Promise<boolean> {
  const unasked = { _id: draftId, state: 'open' as const, askedBy: op({ $exists: false }) }
  await guardWrite(() => DraftModel.updateOne(unasked, { $set: { askedBy: key } }))
  return (await DraftModel.exists({ _id: draftId, askedBy: key })) !== null
}

/** Ends a draft without a case, because of this message. True when it was still open. */
export async function dropDraft(draftId: string, key: string, now: Date): Promise<boolean> {
  const end = { $set: { state: 'dropped', closedAt: now }, $unset: { wakeAt: 1 }, $push: { seen: key } } as const
  const dropped = await guardWrite(() => DraftModel.updateOne({ _id: draftId, state: 'open' }, end))
  return dropped.modifiedCount === 1
}

/** The draft this very message has ended before. */
export const droppedBy = ({ accountKey, openid }: Talk, key: string): Promise<Draft | null> =>
  DraftModel.findOne({ accountKey, openid, state: 'dropped', seen: key }).lean<Draft>()

/** Forgets the neighbour's case that was offered: the person said it is another matter, or joined it. */
export const forgetSimilar = (draftId: string) =>
  guardWrite(() => DraftModel.updateOne({ _id: draftId }, { $unset: { similarId: 1 } }))
