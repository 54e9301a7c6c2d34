import { mostPhotos } from '@jinlin/domain/cases/limits'
import { DomainError } from '@jinlin/domain/errors'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { type Draft, DraftModel, type DraftPlace } from './DraftModel'
import { lettersOf, mostLetters, refuseLonger } from './wordLimits'

/** Who talks to which account; `drafts` = their reports there as they stood when the message came: a person's messages are handled one after the other. */
export type Talk = { accountKey: string; openid: string; userId: string; drafts: () => Promise<Draft[]> }
/** Where the last picture a report may have stands. */
const lastPhoto = `attachmentIds.${mostPhotos - 1}`

/** What one message adds. A later place or category replaces an earlier one. */
export type DraftPart = {
  words?: string
  attachmentId?: string
  category?: string
  place?: DraftPlace
  unclear?: boolean
  unheard?: boolean
  /** A picture or voice that is still to be fetched. */
  coming?: boolean
  human?: boolean
  urgent?: boolean
  /** When it was sent, where that is long ago. */
  saidAt?: Date
}

/**
 * Puts a message into the person's open draft, or opens one with it; the same message again changes nothing.
 * Words that don't fit any more are refused whole, `words_too_long`, a picture too many `photos_full`; what the draft holds stays.
 */
export async function addToDraft(talk: Talk, key: string, part: DraftPart, wakeAt: Date, now: Date): Promise<Draft> {
  const { accountKey, openid, userId } = talk
  const holder = (await talk.drafts()).find(({ seen }) => seen.includes(key))
  if (holder) return holder
  refuseLonger(part.words ?? '', mostLetters.words)
  const open = { accountKey, openid, state: 'open' as const }
  const added = part.words ? lettersOf(part.words) + 1 : 0
  const full = { letters: op({ $gt: mostLetters.words + 1 - added }) }
  const room = {
    ...(added > 0 && { letters: op({ $not: full.letters }) }),
    ...(part.attachmentId && { [lastPhoto]: op({ $exists: false }) }),
  }
  const said = part.saidAt && { saidAt: part.saidAt }
  const update = { ...updateOf(key, part, added), $setOnInsert: { _id: key, userId, openedAt: now, wakeAt, ...said } }
  for (let tries = 0; ; tries += 1) {
    try {
      return await guardWrite(async () => {
        const options = { upsert: true, returnDocument: 'after' } as const
        return (await DraftModel.findOneAndUpdate({ ...open, ...room }, update, options).lean<Draft>()) as Draft
      })
    } catch (error) {
      if (!isDuplicate(error)) throw error
      if (added > 0 && (await DraftModel.exists({ ...open, ...full }))) throw new DomainError('words_too_long')
      if (part.attachmentId) await refuseCrowded(open)
      if (tries === 2) throw error
    }
  }
}

const refuseCrowded = async (open: Pick<Draft, 'accountKey' | 'openid' | 'state'>): Promise<void> => {
  const crowded = await DraftModel.exists({ ...open, [lastPhoto]: op({ $exists: true }) })
  if (crowded) throw new DomainError('photos_full')
}

const updateOf = (
  key: string,
  { words, attachmentId, place, unclear, unheard, coming, category, human, urgent }: DraftPart,
  letters: number,
) => ({
  $push: { seen: key, ...(words && { words }), ...(attachmentId && { attachmentIds: attachmentId }) },
  $inc: { letters },
  $set: {
    ...(place && { place }),
    ...(unclear && { unclear: true as const }),
    ...(unheard && { unheard: true as const }),
    ...(coming && { coming: true as const }),
    ...(category && { category }),
    ...(human && { human: true }),
    ...(urgent && { urgent: true }),
  },
})

/** Notes that this message gets the question for the place. True for one message only (and for its repetitions): it is never asked twice. */
export async function mayAskPlace(draftId: string, key: string): Promise<boolean> {
  const open = { state: 'open' as const, askedBy: op({ $exists: false }) }
  const asked = await guardWrite(() =>
    DraftModel.updateOne({ _id: draftId, $or: [open, { askedBy: key }] }, { $set: { askedBy: key } }),
  )
  return asked.matchedCount === 1
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
