import { moveCase } from '@jinlin/backend/cases/moveCase'
import { addToDraft } from '@jinlin/backend/inbox/addToDraft'
import { markForStaff } from '@jinlin/backend/inbox/markForStaff'
import { maskName } from '@jinlin/domain/people/mask'
import { spaced } from '@jinlin/domain/words/spaced'
import { humanMark, humanWanted } from '../words/dialogue'
import { dutyOfficer } from './dutyOfficer'
import { humanText } from './humanText'
import { openStates, target } from './target'
import { patienceMs, type Turn, waitsUntil } from './turn'

/** A human is wanted: who has the open case is told; without one the duty officer finds a mark, and what is said next goes there as it is. */
export async function onHuman(turn: Turn): Promise<string | null> {
  const { actor, inbound, now } = turn
  const found = await target(turn, undefined, openStates)
  if (found) await moveCase(actor, found._id, 'add_note', { note: humanWanted }, now, { commandId: inbound.key })
  else await listenNow(turn)
  return humanText(turn)
}

async function listenNow(turn: Turn) {
  const { actor, account, inbound, now, talk } = turn
  await addToDraft(talk, inbound.key, { human: true }, { wakeAt: waitsUntil(turn), asksPlace: () => false }, now)
  const officer = await dutyOfficer(turn)
  const text = spaced(humanMark({ account: account.name, person: maskName(actor.name) }))
  const mark = { about: `human-${talk.userId}`, spanMs: patienceMs(turn) }
  if (officer) await markForStaff(mark, officer.userId, text, now)
}
