import { moveCase } from '@jinlin/backend/cases/moveCase'
import { addToDraft } from '@jinlin/backend/inbox/addToDraft'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { markForStaff } from '@jinlin/backend/inbox/markForStaff'
import { setAside } from '@jinlin/backend/inbox/traces'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { maskName } from '@jinlin/domain/people/mask'
import { spaced } from '@jinlin/domain/words/spaced'
import { humanMark, humanWanted, numberUnknown } from '../words/dialogue'
import { dutyOfficer } from './dutyOfficer'
import { justReported } from './freshCase'
import { humanText } from './humanText'
import { openStates, targets } from './target'
import { patienceMs, type Turn, waitsUntil } from './turn'

/**
 * A human is wanted: the duty officer finds a mark, and whoever has the case it is about is told; what is said next goes to that case, without one to the duty officer as it is.
 * Of several it is about the one just reported, else the most urgent: the answer says which, and the others can be named instead.
 */
export async function onHuman(turn: Turn, number?: string): Promise<string | null> {
  const [found, ...others] = await aboutWhich(turn, number)
  if (number && !found) return numberUnknown(number)
  if (!found || !isOpen(found.state)) {
    await addToDraft(turn.talk, turn.inbound.key, { human: true }, listening(turn), turn.now)
    await tellDuty(turn, found)
    return humanText(turn)
  }
  const { actor, inbound, now, talk } = turn
  await moveCase(actor, found._id, 'add_note', { note: humanWanted }, now, { commandId: inbound.key })
  await setAside(talk, inbound.key, found._id, now)
  await tellDuty(turn, found)
  return humanText(turn, found, others)
}

const listening = (turn: Turn) => ({ wakeAt: waitsUntil(turn), asksPlace: () => false })

/** The case a human is asked for about in front, then the others it may be about; none while a report is in the making: it is about that one. */
async function aboutWhich(turn: Turn, number: string | undefined): Promise<readonly Case[]> {
  if (!number && openOne(await turn.talk.drafts())) return []
  const all = await targets(turn, number, openStates)
  const fresh = number ? undefined : await justReported(turn)
  return fresh ? [fresh, ...all.filter(({ _id }) => _id !== fresh._id)] : all
}

async function tellDuty(turn: Turn, found: Case | undefined) {
  const { actor, account, now, talk } = turn
  const officer = await dutyOfficer(turn)
  if (!officer) return
  const about = found ? `human-on-${found._id}` : `human-${talk.userId}`
  const seen = { account: account.name, person: maskName(actor.name), ...(found && { number: found.number }) }
  await markForStaff({ about, spanMs: patienceMs(turn) }, officer.userId, spaced(humanMark(seen)), now)
}
