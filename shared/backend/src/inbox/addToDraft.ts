import { mostPhotos } from '@jinlin/domain/cases/limits'
import { DomainError } from '@jinlin/domain/errors'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { type Draft, DraftModel } from './DraftModel'
import { type DraftPart, hasRoom, lettersIn, saidOnce, withPart } from './draftParts'
import type { Talk } from './drafts'
import { draftsOf, openOne } from './draftsTogether'
import { insertDraft, updateAsRead } from './draftWrites'
import { mostLetters, refuseLonger } from './wordLimits'

/** Where the last picture a report may have stands. */
const lastPhoto = `attachmentIds.${mostPhotos - 1}`

/** The new draft a message opens, before it is stored: whether its answer will ask for the place is noted with it. */
export type Opening = { wakeAt: Date; asksPlace: (draft: Draft) => boolean }

/**
 * Puts a message into the person's open draft, or opens one with it; the same message again changes nothing.
 * Words that don't fit any more are refused whole, `words_too_long`, a picture too many `photos_full`; what the draft holds stays.
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
  const quick = open ? await joinQuickly(open, key, part) : await openQuickly(talk, key, part, opening, now)
  return quick ?? addSurely(talk, key, part, opening.wakeAt, now)
}

/** A draft nobody has touched since it was read is written without being read again. Undefined: somebody has, or nobody knows. */
async function joinQuickly(open: Draft, key: string, part: DraftPart): Promise<Draft | undefined> {
  if (!hasRoom(open, part)) return undefined
  return (await updateAsRead(open, updateOf(key, part))) ? withPart(open, key, part) : undefined
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

/** The same when others write to the draft as well, the sweep or another delivery: decided by what the store holds at that moment. */
async function addSurely(talk: Talk, key: string, part: DraftPart, wakeAt: Date, now: Date): Promise<Draft> {
  const { accountKey, openid, userId } = talk
  const open = { accountKey, openid, state: 'open' as const }
  const added = lettersIn(part)
  const full = { letters: op({ $gt: mostLetters.words + 1 - added }) }
  const room = {
    ...(added > 0 && { letters: op({ $not: full.letters }) }),
    ...(part.attachmentId && { [lastPhoto]: op({ $exists: false }) }),
  }
  const said = part.saidAt && { saidAt: part.saidAt }
  const update = { ...updateOf(key, part), $setOnInsert: { _id: key, userId, openedAt: now, wakeAt, ...said } }
  for (let tries = 0; ; tries += 1) {
    const holder = (await draftsOf(talk)).find(({ seen }) => seen.includes(key))
    if (holder) return holder
    try {
      return await guardWrite(async () => {
        const options = { upsert: true, returnDocument: 'after' } as const
        return (await DraftModel.findOneAndUpdate({ ...open, ...room }, update, options).lean<Draft>()) as Draft
      })
    } catch (error) {
      if (!isDuplicate(error)) throw error
      if (added > 0 && (await DraftModel.exists({ ...open, ...full })))
        throw new DomainError('words_too_long', { limit: mostLetters.words })
      if (part.attachmentId) await refuseCrowded(open)
      if (tries === 2) throw error
    }
  }
}

const refuseCrowded = async (open: Pick<Draft, 'accountKey' | 'openid' | 'state'>): Promise<void> => {
  const crowded = await DraftModel.exists({ ...open, [lastPhoto]: op({ $exists: true }) })
  if (crowded) throw new DomainError('photos_full')
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
