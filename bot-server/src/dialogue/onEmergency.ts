import { addToDraft } from '@jinlin/backend/inbox/addToDraft'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { DraftPart } from '@jinlin/backend/inbox/draftParts'
import { fileDraft } from '@jinlin/backend/inbox/fileDraft'
import { placeSaid } from '@jinlin/backend/inbox/placeSaid'
import { DomainError } from '@jinlin/domain/errors'
import type { Emergency } from '@jinlin/domain/understanding/emergency'
import * as say from '@jinlin/domain/words/accountMessages'
import { lines } from '@jinlin/domain/words/lines'
import { tooLong } from '../words/dialogue'
import { dutyOfficer } from './dutyOfficer'
import { entrancePlace, homePlace } from './homePlace'
import { type Turn, waitsUntil } from './turn'

/**
 * The number to dial first; the case is filed at once, with or without a place, and the duty officer is alerted by its priority.
 * No limit holds it back: words too long to keep are left out, and said so.
 */
export async function onEmergency(turn: Turn, { kind, category }: Emergency, words: string): Promise<string | null> {
  const { account, home, doorway } = turn
  const said = await placeSaid(words, account.areaPath, turn)
  const bound = home ? homePlace(home, true) : doorway && entrancePlace(doorway)
  const place = said ? said.place : bound
  const part = { words, category, urgent: true, ...(place && { place }) }
  const whole = await addWhole(turn, part)
  const draft = whole ?? (await add(turn, { ...part, words: '' }))
  // asked before the case makes somebody busy: whoever has least to do now is told of it
  const officer = await dutyOfficer(turn)
  if (draft.state === 'open') await fileDraft(draft, turn.now, turn.actor)
  const placeKnown = place !== undefined && !said?.rough
  const dialFirst = say.emergency({ kind, placeKnown, ...(officer && { officer: officer.name }) })
  return lines(dialFirst, !whole && tooLong)
}

const add = (turn: Turn, part: DraftPart) =>
  addToDraft(turn.talk, turn.inbound.key, part, { wakeAt: waitsUntil(turn), asksPlace: () => false }, turn.now)

async function addWhole(turn: Turn, part: DraftPart): Promise<Draft | undefined> {
  try {
    return await add(turn, part)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'words_too_long') return undefined
    throw error
  }
}
