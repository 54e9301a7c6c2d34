import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { type Draft, DraftModel } from './DraftModel'

/** Who talks to which account; `drafts` = their reports there as they stood when the message came: a person's messages are handled one after the other. */
export type Talk = { accountKey: string; openid: string; userId: string; drafts: () => Promise<Draft[]> }

/** Notes that this message gets the question for the place. True for one message only (and for its repetitions): it is never asked twice. */
export async function mayAskPlace(draftId: string, key: string): Promise<boolean> {
  const open = { state: 'open' as const, askedBy: op({ $exists: false }) }
  const asked = await guardWrite(() =>
    DraftModel.updateOne({ _id: draftId, $or: [open, { askedBy: key }] }, { $set: { askedBy: key } }),
  )
  return asked.matchedCount === 1
}

/** Begins to file a draft of which nobody is talking: from now on it can't be dropped. False when it is not open any more. */
export async function beginFiling(draftId: string): Promise<boolean> {
  const open = { _id: draftId, state: 'open' as const }
  const begun = await guardWrite(() => DraftModel.updateOne(open, { $set: { filing: true } }))
  return begun.matchedCount === 1
}

/** Ends a draft without a case, because of this message. True when it was still open and nobody had begun to file it. */
export async function dropDraft(draftId: string, key: string, now: Date): Promise<boolean> {
  const open = { _id: draftId, state: 'open' as const, filing: op({ $exists: false }) }
  const end = { $set: { state: 'dropped', closedAt: now }, $unset: { wakeAt: 1 }, $push: { seen: key } } as const
  const dropped = await guardWrite(() => DraftModel.updateOne(open, end))
  return dropped.modifiedCount === 1
}

/** The draft this very message has ended before. */
export const droppedBy = ({ accountKey, openid }: Talk, key: string): Promise<Draft | null> =>
  DraftModel.findOne({ accountKey, openid, state: 'dropped', seen: key }).lean<Draft>()

/** A draft as it stands now. */
export const draftById = async (draftId: string): Promise<Draft | undefined> =>
  (await DraftModel.findById(draftId).lean<Draft>()) ?? undefined

/** Forgets the neighbour's case that was offered: the person said it is another matter, or joined it. */
export const forgetSimilar = (draftId: string) =>
  guardWrite(() => DraftModel.updateOne({ _id: draftId }, { $unset: { similarId: 1 } }))

/** Notes which categories the person may choose from for this report. */
export const offerChoices = (draftId: string, choices: string[]) =>
  guardWrite(() => DraftModel.updateOne({ _id: draftId }, { $set: { choices } }))

/** The report of this person here, filed since this moment, that waits for a choice of its kind. */
export const waitsForChoice = ({ accountKey, openid }: Talk, since: Date): Promise<Draft | null> =>
  DraftModel.findOne({
    accountKey,
    openid,
    state: 'filed',
    closedAt: op({ $gte: since }),
    choices: op({ $exists: true }),
  })
    .sort({ closedAt: -1 })
    .lean<Draft>()
