import type { Case, Unsorted } from '@jinlin/domain/cases/case'
import type { SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { mayFile } from '../cases/allowance'
import { fileCase } from '../cases/fileCase'
import { isTapStored } from '../cases/recentTaps'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { logger } from '../infra/logger'
import { actorOf } from '../people/actorOf'
import { carryOver } from './carryOver'
import { closeDraft } from './closeDraft'
import { type Draft, DraftModel } from './DraftModel'
import { beginFiling } from './drafts'
import { updateAsRead } from './draftWrites'
import { readKind } from './readKind'

export type Filed = { found: Case; similar?: SimilarCase }

/** Whether there is something to act on: words, a picture, a voice (here, on its way, or one nobody can open), or a trade that was called. */
export const hasMatter = ({ words, attachmentIds, coming, unopened, category }: Draft): boolean =>
  words.length > 0 || attachmentIds.length > 0 || coming === true || unopened === true || category !== undefined

/** What the matter is called before it is a case: the chosen category, else what the words say. */
export const categoryOf = (draft: Draft): string => draft.category ?? readKind(draft.words).category

/** Why somebody has to look what kind of matter it is: a voice to hear, nothing but a picture, or words that are not clear. Nothing when it was chosen or is clear. */
function unsortedOf({ category, words, unheard, human }: Draft): Unsorted | undefined {
  if (category !== undefined) return undefined
  if (unheard) return 'voice'
  if (words.length === 0) return 'photo'
  return human || !readKind(words).sure ? 'words' : undefined
}

/**
 * Makes the draft a case: with its place, or without one to the inbox of the account's community or centre.
 * The draft's key is the case's key, so that twice is once; what joined while it was filed, or after somebody else filed it, follows (`carryOver`). `place_outside` when the place lies outside the city; `too_many` when
 * the person filed as much as one may: then the draft stays, and the sweep files it when it may be.
 */
export async function fileDraft(draft: Draft, now: Date, writer?: Actor): Promise<Filed> {
  const actor = writer ?? (await actorOf(draft.userId))
  const unsorted = unsortedOf(draft)
  const tap = {
    key: draft._id,
    category: categoryOf(draft),
    ...(unsorted && { unsorted }),
    ...(draft.urgent && { critical: true as const }),
    words: draft.words.join('\n'),
    attachmentIds: draft.attachmentIds,
    via: 'account' as const,
    accountKey: draft.accountKey,
    happenedAt: draft.saidAt ?? draft.openedAt,
    ...whereOf(draft),
  }
  await holdIfTooMany(draft, actor, tap.category, now)
  const { found: stored, similar, replayed } = await fileCase(actor, tap, now)
  const found = replayed || draft.unopened ? await carryOver(draft, stored, actor, now) : stored
  const set = { state: 'filed' as const, closedAt: now, caseId: found._id, ...(similar && { similarId: similar.id }) }
  return { found: await closeDraft(draft, set, actor, found, now), ...(similar && { similar }) }
}

/** The same allowance as over the API; emergencies pass, and so does a draft that is a case already. A draft that waits keeps its place. */
async function holdIfTooMany({ _id, urgent, place }: Draft, actor: Actor, category: string, now: Date) {
  if (urgent) return
  const allowance = await mayFile(actor, category, now)
  if (allowance.ok || (await isTapStored(actor.userId, _id))) return
  const wakeAt = new Date(now.getTime() + allowance.retryAfterSeconds * 1000)
  const hold = { $set: { wakeAt, ...(place && { place }) }, $unset: { filing: 1 } } as const
  await guardWrite(() => DraftModel.updateOne({ _id, state: 'open' }, hold))
  throw new DomainError('too_many', { retryAfter: allowance.retryAfterSeconds, why: allowance.why })
}

function whereOf({ place }: Draft) {
  const text = place?.text && { placeText: place.text }
  if (place?.dwellingId) return { dwellingId: place.dwellingId, ...text }
  if (place?.point) return { point: place.point, ...text }
  // Ten minutes have been waited for a place already, or nothing may wait for one: it goes out at once.
  return { placeUnknown: true, dispatchNow: true, ...text, ...(place?.inboxPath && { inboxPath: place.inboxPath }) }
}

/** A draft that breaks is left alone for so long, in ms, so that it doesn't stand in the way of the others. */
const laterMs = 600_000

/** Ends drafts whose time is over: filed, without a place if none was said, or dropped when they are a place without a matter; those over the allowance wait on. Run by the worker's sweep; resolves to how many. */
export async function sweepDrafts(now: Date, limit: number): Promise<number> {
  const due = await DraftModel.find({ wakeAt: op({ $lte: now }), state: 'open' })
    .sort({ wakeAt: 1 })
    .limit(limit)
    .lean<Draft[]>()
  for (const draft of due) {
    await endDraft(draft, now).catch(async (error: unknown) => {
      if (error instanceof DomainError && error.code === 'too_many') return
      logger.error({ err: error, draft: draft._id }, 'a draft could not be filed')
      const later = new Date(now.getTime() + laterMs)
      await DraftModel.updateOne({ _id: draft._id, state: 'open' }, { $set: { wakeAt: later } })
    })
  }
  return due.length
}

/** Ends a draft as if its time were over: filed, or dropped (undefined) when it holds no matter. Undefined as well when somebody else wrote to it or files it at this moment. Throws as `fileDraft`. */
export async function endDraft(draft: Draft, now: Date, writer?: Actor): Promise<Filed | undefined> {
  if (!hasMatter(draft)) {
    // what somebody says of it at this moment keeps it: the next sweep looks again
    await updateAsRead(draft, { $set: { state: 'dropped', closedAt: now }, $unset: { wakeAt: 1 } })
    return undefined
  }
  return (await beginFiling(draft._id)) ? fileSomewhere(draft, now, writer) : undefined
}

/** Files a draft of which nobody is talking any more: one whose place lies outside the city without it, in the place's words. Throws as `fileDraft` otherwise. */
export async function fileSomewhere(draft: Draft, now: Date, writer?: Actor): Promise<Filed> {
  try {
    return await fileDraft(draft, now, writer)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'place_outside') throw error
    const place = { from: 'said' as const, ...(draft.place?.text && { text: draft.place.text }) }
    return fileDraft({ ...draft, place }, now, writer)
  }
}
