import { moveCase } from '@jinlin/backend/cases/moveCase'
import { addToDraft } from '@jinlin/backend/inbox/drafts'
import { humanWanted } from '../words/dialogue'
import { humanText } from './humanText'
import { openStates, target } from './target'
import { patienceMs, type Turn } from './turn'

/** A human is wanted: who has the open case is told; without one, what is said next goes to the duty officer as it is. */
export async function onHuman(turn: Turn): Promise<string | null> {
  const { actor, inbound, now, talk } = turn
  const found = await target(turn, undefined, openStates)
  if (found) await moveCase(actor, found._id, 'add_note', { note: humanWanted }, now, { commandId: inbound.key })
  else await addToDraft(talk, inbound.key, { human: true }, new Date(now.getTime() + patienceMs(turn)), now)
  return humanText(turn)
}
