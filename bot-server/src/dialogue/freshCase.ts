import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import { lastFiled } from '@jinlin/backend/inbox/draftsTogether'
import { caseById, ownCaseMovedBy } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { patienceMs, type Turn } from './turn'

/** The report of this person here that was filed last, of those `wanted`, within ten minutes before the message was sent; what is said next belongs to it. With `aside` among the states also the case a human was asked for about. */
export async function freshCase(
  turn: Turn,
  wanted: (draft: Draft) => boolean = () => true,
  states: readonly Draft['state'][] = ['filed'],
): Promise<{ draft: Draft; found: Case } | undefined> {
  const patience = patienceMs(turn)
  const said = turn.saidAt.getTime()
  const drafts = (await turn.talk.drafts()).filter(wanted)
  const draft = lastFiled(drafts, new Date(said - patience), new Date(said + patience), states)
  const found = draft?.caseId ? await caseById(draft.caseId) : undefined
  return draft && found ? { draft, found } : undefined
}

/** What a command that names nothing is about when something was reported within ten minutes and is under way, unless this very message has moved a case already. */
export async function justReported(turn: Turn): Promise<Case | undefined> {
  if (await ownCaseMovedBy(turn.talk.userId, turn.inbound.key)) return undefined
  const fresh = await freshCase(turn)
  return fresh && isOpen(fresh.found.state) ? fresh.found : undefined
}
