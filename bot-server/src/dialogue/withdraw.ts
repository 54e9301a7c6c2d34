import { moveCase } from '@jinlin/backend/cases/moveCase'
import { dropDraft, droppedBy } from '@jinlin/backend/inbox/drafts'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { ownCaseMovedBy } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { draftDropped, numberUnknown } from '../words/dialogue'
import { freshCase } from './freshCase'
import { matterOf } from './matterOf'
import { openStates, targets } from './target'
import type { Turn } from './turn'
import { whichText } from './which'

/** Takes back: what was not sent yet, else what was reported here a moment ago, else the only case under way, or the one of several the person chooses; what is done already can only be called not solved. */
export async function withdraw(turn: Turn, number?: string): Promise<string | null> {
  const { key } = turn.inbound
  const draft = number ? undefined : openOne(await turn.talk.drafts())
  if (draft && (await dropDraft(draft._id, key, turn.now))) return draftDropped
  if (await droppedBy(turn.talk, key)) return draftDropped
  const fresh = number ? undefined : await justReported(turn)
  const [found, ...others] = fresh ? [fresh] : await takenBack(turn, number)
  if (!found) return number ? numberUnknown(number) : say.nothingOpen()
  if (others.length > 0) return whichText(turn, 'withdraw', [found, ...others])
  const short = { number: found.number }
  try {
    await moveCase(turn.actor, found._id, 'withdraw', {}, turn.now, { commandId: key })
    return say.withdrawn({ ...short, matter: matterOf(found.category, found.words) })
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) return say.tooLateToWithdraw(short)
    throw error
  }
}

/** What can still be taken back; else what is done, so that the answer says why it can't. */
async function takenBack(turn: Turn, number: string | undefined): Promise<readonly Case[]> {
  const open = await targets(turn, number, openStates)
  return open.length > 0 ? open : (await targets(turn, number, ['resolved'])).slice(0, 1)
}

/** What 「发错了」 means within ten minutes, unless this very message has taken something back already. */
async function justReported(turn: Turn): Promise<Case | undefined> {
  if (await ownCaseMovedBy(turn.talk.userId, turn.inbound.key)) return undefined
  const fresh = await freshCase(turn)
  return fresh && isOpen(fresh.found.state) ? fresh.found : undefined
}
