import { moveCase } from '@jinlin/backend/cases/moveCase'
import { dropDraft, droppedBy, openDraft } from '@jinlin/backend/inbox/drafts'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { draftDropped } from '../words/dialogue'
import { openStates, target } from './target'
import type { Turn } from './turn'

/** Takes back: first what was not sent yet, else the newest open case; what is done already can only be called not solved. */
export async function withdraw(turn: Turn, number?: string): Promise<string | null> {
  const { key } = turn.inbound
  const draft = number ? null : await openDraft(turn.talk)
  if (draft && (await dropDraft(draft._id, key, turn.now))) return draftDropped
  if (await droppedBy(turn.talk, key)) return draftDropped
  const found = await target(turn, number, [...openStates, 'resolved'])
  if (!found) return say.nothingOpen()
  const short = { number: found.number }
  try {
    await moveCase(turn.actor, found._id, 'withdraw', {}, turn.now, { commandId: key })
    return say.withdrawn(short)
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) return say.tooLateToWithdraw(short)
    throw error
  }
}
