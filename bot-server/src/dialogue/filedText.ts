import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { Filed } from '@jinlin/backend/inbox/fileDraft'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import { deadlineText, momentText } from '@jinlin/domain/clocks/countdown'
import { isNight } from '@jinlin/domain/dispatch/asks'
import { streetOf } from '@jinlin/domain/places/area'
import * as say from '@jinlin/domain/words/accountMessages'
import { distanceText } from '@jinlin/domain/words/distance'
import { personText } from '@jinlin/domain/words/persons'
import { skillLabel } from '@jinlin/domain/words/skills'
import { placeText } from '@jinlin/domain/words/whom'
import { choicesFor } from './choices'
import { dangersIn } from './dangers'
import { dutyOfficer } from './dutyOfficer'
import { humanHeardText } from './humanText'
import { matterOf } from './matterOf'
import { byUrgency } from './mostUrgent'
import type { Turn } from './turn'

/** What is said to a report just filed, or placed: an emergency's number to dial, the tradesperson being asked, the neighbour’s same matter, the night, else number and both deadlines. */
export async function filedText(turn: Turn, draft: Draft, { found, similar }: Filed): Promise<string> {
  if (draft.human) return humanHeardText(turn)
  if (draft.urgent) return placedText(turn, draft, found)
  if (isCallOut(found.category)) return callOutText(found)
  if (similar)
    return say.neighbourReported({
      at: momentText(similar.at, turn.now),
      ...(similar.handler && { handler: similar.handler }),
    })
  const facts = factsOf(turn, found)
  if (draft.words.length === 0 && !draft.category) return say.filedWithoutWords(facts)
  const choices = found.unsorted === 'words' ? await choicesFor(draft._id, draft.words) : []
  if (choices.length > 0) return say.filedUnsure({ ...facts, choices })
  if (isNight(turn.now, turn.policy)) return say.filedAtNight({ ...facts, street: streetText(turn, found) })
  return say.filed(facts)
}

/** An emergency whose place has come: what to dial stays in front. */
async function placedText(turn: Turn, draft: Draft, found: Case): Promise<string> {
  const kinds = byUrgency(dangersIn(turn, draft, found).map(({ kind }) => kind))
  const officer = await dutyOfficer(turn)
  return say.emergency({ kinds, place: placeText(found, turn), ...(officer && { officer: officer.name }) })
}

const factsOf = ({ names, now }: Turn, found: Case) => ({
  matter: matterOf(found.category, found.words),
  place: placeText(found, { names }),
  number: found.number,
  respondBy: deadlineText(found.clocks.respondBy, now),
  closeBy: deadlineText(found.clocks.closeBy, now),
})

const streetText = ({ names, inbox }: Turn, found: Case) => names.get(streetOf(found.place.areaPath) ?? '') ?? inbox

/** The worker asks the first tradesperson within moments: a short wait lets the answer name them. */
async function callOutText(found: Case): Promise<string> {
  let seen: Case | undefined = found
  for (let round = 0; round < 10 && seen?.state === 'submitted'; round += 1) {
    await sleep(150)
    seen = await caseById(found._id)
  }
  const trade = skillLabel(leaf(found.category)?.skill ?? '')
  const offer = seen?.offer
  if (offer?.role === 'tradesperson' && offer.metres !== undefined)
    return say.callOutSent({
      trade,
      first: { metres: distanceText(offer.metres), who: personText(offer.name, offer.role) },
    })
  return say.callOutSent({ trade })
}
