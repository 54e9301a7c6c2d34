import { moveCase } from '@jinlin/backend/cases/moveCase'
import { waitsForChoice } from '@jinlin/backend/inbox/drafts'
import { noteCorrection } from '@jinlin/backend/inbox/noteCorrection'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen, isWaiting } from '@jinlin/domain/cases/commands'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { handlerText } from '@jinlin/domain/words/whom'
import { saidKind } from '../words/dialogue'
import { kindName } from './choices'
import type { Turn } from './turn'

/** How long after the question a letter still answers it, in ms; later it means nothing. */
const answeredWithinMs = 24 * 3_600_000

/** The letter of one of the kinds we asked about: the case is of that kind from now on; whoever has accepted it already is told and decides. Null when nothing was asked. */
export async function choose(turn: Turn, at: number): Promise<string | null> {
  const since = new Date(turn.saidAt.getTime() - answeredWithinMs)
  const draft = await waitsForChoice(turn.talk, since)
  const category = draft?.choices?.[at]
  const found = draft?.caseId ? await caseById(draft.caseId) : undefined
  if (!category || !found || !isOpen(found.state)) return null
  const matter = kindName(category)
  if (!isWaiting(found.state)) return tellHandler(turn, found, matter)
  const after = await sortInto(turn, found, category)
  if (!after) return tellHandler(turn, (await caseById(found._id)) ?? found, matter)
  const { number, clocks } = after
  return say.chosen({ matter, number, closeBy: deadlineText(clocks.closeBy, turn.now) })
}

/** Undefined when somebody accepted it at this very moment. */
async function sortInto(turn: Turn, found: Case, category: string): Promise<Case | undefined> {
  if (found.category === category && !found.unsorted) return found
  try {
    const commandId = turn.inbound.key
    const moved = await moveCase(turn.actor, found._id, 'recategorise', { category }, turn.now, { commandId })
    if (!moved.replayed) await noteCorrection(found, moved.found, turn.now)
    return moved.found
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) return undefined
    throw error
  }
}

async function tellHandler({ actor, inbound, now }: Turn, found: Case, matter: string): Promise<string> {
  const { number } = found
  await moveCase(actor, found._id, 'add_note', { note: saidKind(matter) }, now, { commandId: `${inbound.key}-kind` })
  return say.chosenLate({ matter, number, handler: handlerText(found) })
}
