import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import { lastFiled } from '@jinlin/backend/inbox/draftsTogether'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { patienceMs, type Turn } from './turn'

/** The report of this person here that was filed last, of those `wanted`, within ten minutes before the message was sent; what is said next belongs to it. */
export async function freshCase(
  turn: Turn,
  wanted: (draft: Draft) => boolean = () => true,
): Promise<{ draft: Draft; found: Case } | undefined> {
  const patience = patienceMs(turn)
  const said = turn.saidAt.getTime()
  const drafts = (await turn.talk.drafts()).filter(wanted)
  const draft = lastFiled(drafts, new Date(said - patience), new Date(said + patience))
  const found = draft?.caseId ? await caseById(draft.caseId) : undefined
  return draft && found ? { draft, found } : undefined
}
