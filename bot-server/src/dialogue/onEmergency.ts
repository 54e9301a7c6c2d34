import { addToDraft } from '@jinlin/backend/inbox/addToDraft'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { DraftPart } from '@jinlin/backend/inbox/draftParts'
import { fileDraft } from '@jinlin/backend/inbox/fileDraft'
import { type PlaceSaid, placeSaid } from '@jinlin/backend/inbox/placeSaid'
import { logger } from '@jinlin/backend/infra/logger'
import { DomainError } from '@jinlin/domain/errors'
import type { Emergency } from '@jinlin/domain/understanding/emergencyKinds'
import * as say from '@jinlin/domain/words/accountMessages'
import { lines } from '@jinlin/domain/words/lines'
import { tooLong } from '../words/dialogue'
import { apartFromTrade } from './apart'
import { dutyOfficer } from './dutyOfficer'
import { entrancePlace, homePlace } from './homePlace'
import { type Alarm, joinEmergency } from './joinEmergency'
import { byUrgency } from './mostUrgent'
import { type Turn, waitsUntil } from './turn'

/**
 * The number to dial first; the case is filed at once, with or without a place, and the duty officer is alerted by its priority. What is said next of any danger joins it.
 * No limit holds it back, and no lookup that fails: words too long to keep are left out, and said so; a place that can't be looked up is asked for, an officer who can't is not named.
 */
export async function onEmergency(turn: Turn, emergency: Emergency, words: string): Promise<string | null> {
  // asked before the case makes somebody busy: whoever has least to do now is told of it
  const asked = dutyOfficer(turn).catch(lookupFailed)
  const said = await placeSaid(words, turn.account.areaPath, turn).catch(notLookedUp)
  const joined = await joinEmergency(turn, emergency, words, said)
  const { kinds, placeKnown, whole } = joined ?? (await fileEmergency(turn, emergency, words, said))
  const officer = await asked
  const dialFirst = say.emergency({ kinds: byUrgency(kinds), placeKnown, ...(officer && { officer: officer.name }) })
  return lines(dialFirst, !whole && tooLong)
}

function lookupFailed(error: unknown): undefined {
  logger.warn({ err: error }, 'an emergency is taken in although a lookup failed')
}

/** Words may name a place that couldn't be looked up: no other one is taken for it. */
function notLookedUp(error: unknown): PlaceSaid {
  lookupFailed(error)
  return { unclear: true, bare: false }
}

async function fileEmergency(
  turn: Turn,
  { kind, category }: Emergency,
  words: string,
  said: PlaceSaid | undefined,
): Promise<Alarm> {
  const { home, doorway } = turn
  const bound = home ? homePlace(home, true) : doorway && entrancePlace(doorway)
  const place = said ? said.place : bound
  const part = { words, category, urgent: true, ...(place && { place }), ...(said?.rough && { unclear: true }) }
  const own = await apartFromTrade(turn, category)
  const whole = await addWhole(own, part)
  const draft = whole ?? (await add(own, { ...part, words: '' }))
  if (draft.state === 'open') await fileDraft(draft, turn.now, turn.actor)
  return { kinds: [kind], placeKnown: place !== undefined && !said?.rough, whole: whole !== undefined }
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
