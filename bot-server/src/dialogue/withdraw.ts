import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import { draftById, dropDraft, droppedBy } from '@jinlin/backend/inbox/drafts'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { fileSomewhere } from '@jinlin/backend/inbox/fileDraft'
import { caseById, ownCaseByKey } from '@jinlin/backend/inbox/ownCases'
import { noteTakenBack } from '@jinlin/backend/inbox/traces'
import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { draftDropped, numberUnknown } from '../words/dialogue'
import { justReported } from './freshCase'
import { matterOf } from './matterOf'
import { isRefused } from './refusalText'
import { openStates, targets } from './target'
import type { Turn } from './turn'
import { whichText } from './which'

/** Takes back: what was not sent yet, else what was reported here a moment ago, else the only case under way, or the one of several the person chooses; what is done already can only be called not solved. */
export async function withdraw(turn: Turn, number?: string): Promise<string | null> {
  const fresh = number ? undefined : ((await inTheMaking(turn)) ?? (await justReported(turn)))
  const isDropped = fresh === 'dropped'
  const [found, ...others] = isDropped ? [] : fresh ? [fresh] : await takenBack(turn, number)
  const { talk, inbound, now } = turn
  if (!number && others.length === 0) await noteTakenBack(talk, inbound.key, inbound.sentAt, now)
  if (isDropped) return draftDropped
  if (!found) return number ? numberUnknown(number) : say.nothingOpen()
  if (others.length > 0) return whichText(turn, 'withdraw', [found, ...others])
  const short = { number: found.number }
  try {
    await moveCase(turn.actor, found._id, 'withdraw', {}, turn.now, { commandId: turn.inbound.key })
    return say.withdrawn({ ...short, matter: matterOf(found.category, found.words) })
  } catch (error) {
    if (isRefused(error) && error.status === 409) return say.tooLateToWithdraw(short)
    throw error
  }
}

/**
 * What was not sent yet, dropped before anybody filed it, else the case it has become at this very moment; undefined when nothing was in the making.
 * Whoever files it may be at it or have died: what they have begun is brought to its end, so that there is something to take back.
 */
async function inTheMaking(turn: Turn): Promise<'dropped' | Case | undefined> {
  const { talk, inbound, now } = turn
  const { key } = inbound
  const open = openOne(await talk.drafts())
  const isDropped = open !== undefined && (await dropDraft(open._id, key, now))
  const draft = isDropped ? open : ((await droppedBy(talk, key)) ?? (open && (await draftById(open._id))))
  if (draft?.state === 'filed') return draft.caseId ? caseById(draft.caseId) : undefined
  if (isDropped || draft?.state === 'dropped') return (await ownCaseByKey(talk.userId, draft?._id ?? '')) ?? 'dropped'
  return draft && toItsEnd(turn, draft)
}

/** A draft that somebody has begun to file, and that may not be filed now, waits again: then it can be dropped after all. */
async function toItsEnd({ inbound, actor, now }: Turn, draft: Draft): Promise<'dropped' | Case> {
  try {
    return (await fileSomewhere(draft, now, actor)).found
  } catch (error) {
    if (error instanceof DomainError && (await dropDraft(draft._id, inbound.key, now))) return 'dropped'
    throw error
  }
}

/** What can still be taken back; else what is done, so that the answer says why it can't. */
async function takenBack(turn: Turn, number: string | undefined): Promise<readonly Case[]> {
  const open = await targets(turn, number, openStates)
  return open.length > 0 ? open : (await targets(turn, number, ['resolved'])).slice(0, 1)
}
