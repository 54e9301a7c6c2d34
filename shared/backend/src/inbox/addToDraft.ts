import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { DraftClosed } from './DraftClosed'
import { type Draft, DraftModel } from './DraftModel'
import { type DraftPart, hasRoom, lettersIn, saidOnce, withPart } from './draftParts'
import { refuseFull, roomFor } from './draftRoom'
import type { Talk } from './drafts'
import { draftsOf, openOne } from './draftsTogether'
import { insertDraft, updateAsRead } from './draftWrites'
import { mostLetters, refuseLonger } from './wordLimits'

/** The new draft a message opens, before it is stored: whether its answer will ask for the place is noted with it. */
export type Opening = { wakeAt: Date; asksPlace: (draft: Draft) => boolean }

/**
 * Puts a message into the person's open draft, or opens one with it; the same message again changes nothing.
 * Words that don't fit any more are refused whole, `words_too_long`, a picture too many `photos_full`; what the draft holds stays.
 * `DraftClosed` when the draft the message was understood by is not open any more: understood anew, it may belong to its case.
 */
export async function addToDraft(
  talk: Talk,
  key: string,
  part: DraftPart,
  opening: Opening,
  now: Date,
): Promise<Draft> {
  const drafts = await talk.drafts()
  const holder = drafts.find(({ seen }) => seen.includes(key))
  if (holder) return holder
  refuseLonger(part.words ?? '', mostLetters.words)
  const open = openOne(drafts)
  if (open) return (await joinQuickly(open, key, part)) ?? joinSurely(open, key, part)
  const opened = await openQuickly(talk, key, part, opening, now)
  return opened ?? openSurely(talk, key, part, opening.wakeAt, now)
}

/** A draft nobody has touched since it was read is written without being read again. Undefined: somebody has, or nobody knows. */
async function joinQuickly(open: Draft, key: string, part: DraftPart): Promise<Draft | undefined> {
  if (!hasRoom(open, part)) return undefined
  return (await updateAsRead(open, updateOf(key, part))) ? withPart(open, key, part) : undefined
}

/** The same when others write to it as well, the sweep or another delivery: decided by what the store holds at that moment. */
async function joinSurely({ _id }: Draft, key: string, part: DraftPart): Promise<Draft> {
  const asAsked = { _id, state: 'open' as const, seen: op({ $ne: key }), ...roomFor(part) }
  const joined = await guardWrite(() =>
    DraftModel.findOneAndUpdate(asAsked, updateOf(key, part), { returnDocument: 'after' }).lean<Draft>(),
  )
  if (joined) return joined
  const draft = await DraftModel.findById(_id).lean<Draft>()
  if (draft?.seen.includes(key)) return draft
  if (draft?.state === 'open') await refuseFull({ _id, state: 'open' }, part)
  throw new DraftClosed()
}

async function openQuickly(
  { accountKey, openid, userId }: Talk,
  key: string,
  part: DraftPart,
  { wakeAt, asksPlace }: Opening,
  now: Date,
): Promise<Draft | undefined> {
  const empty = { _id: key, accountKey, openid, userId, state: 'open' as const, openedAt: now, wakeAt }
  const said = part.saidAt && { saidAt: part.saidAt }
  const draft = withPart({ ...empty, ...said, words: [], attachmentIds: [], seen: [] }, key, part)
  const whole = asksPlace(draft) ? { ...draft, askedBy: key } : draft
  try {
    await insertDraft(whole)
    return whole
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return undefined
  }
}

/** The same when somebody else has opened one at this moment: whoever is later joins it. */
async function openSurely(talk: Talk, key: string, part: DraftPart, wakeAt: Date, now: Date): Promise<Draft> {
  const { accountKey, openid, userId } = talk
  const open = { accountKey, openid, state: 'open' as const }
  const said = part.saidAt && { saidAt: part.saidAt }
  const update = { ...updateOf(key, part), $setOnInsert: { _id: key, userId, openedAt: now, wakeAt, ...said } }
  for (let tries = 0; ; tries += 1) {
    const holder = (await draftsOf(talk)).find(({ seen }) => seen.includes(key))
    if (holder) return holder
    try {
      return await guardWrite(async () => {
        const options = { upsert: true, returnDocument: 'after' } as const
        return (await DraftModel.findOneAndUpdate(
          { ...open, ...roomFor(part) },
          update,
          options,
        ).lean<Draft>()) as Draft
      })
    } catch (error) {
      if (!isDuplicate(error)) throw error
      await refuseFull(open, part)
      if (tries === 2) throw error
    }
  }
}

const updateOf = (key: string, part: DraftPart) => ({
  $push: {
    seen: key,
    ...(part.words && { words: part.words }),
    ...(part.attachmentId && { attachmentIds: part.attachmentId }),
  },
  $inc: { letters: lettersIn(part) },
  ...setOf(saidOnce(part)),
})

const setOf = (said: object) => (Object.keys(said).length > 0 ? { $set: said } : {})
