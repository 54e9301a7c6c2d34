import { moveCase } from '@jinlin/backend/cases/moveCase'
import { lastFiled, openDraft } from '@jinlin/backend/inbox/drafts'
import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import { placeOf } from '@jinlin/backend/places/findGrid'
import { isWaiting } from '@jinlin/domain/cases/commands'
import { DomainError } from '@jinlin/domain/errors'
import type { Coordinates } from '@jinlin/domain/places/geo'
import { outside } from '../words/dialogue'
import { filedText } from './filedText'
import { report } from './report'
import { patienceMs, type Turn } from './turn'

type Location = Extract<InboundContent, { kind: 'location' }>

/** A position: the place of the report in the making, else the better place of the one just filed, else the beginning of a report. */
export async function onLocation(turn: Turn, { lat, lng, label }: Location): Promise<string | null> {
  const point: Coordinates = { lng, lat, datum: 'gcj02' }
  try {
    await placeOf({ point })
    return (
      (await corrected(turn, point, label)) ??
      (await report(turn, { place: { from: 'said', point, ...(label && { text: label }) } }))
    )
  } catch (error) {
    if (error instanceof DomainError && error.code === 'place_outside') return outside
    throw error
  }
}

/** The place of a case filed a moment ago that nobody has accepted yet. */
async function corrected(turn: Turn, point: Coordinates, label: string | undefined): Promise<string | undefined> {
  if (await openDraft(turn.talk)) return undefined
  const draft = await lastFiled(turn.talk, new Date(turn.now.getTime() - patienceMs(turn)))
  const found = draft?.caseId ? await caseById(draft.caseId) : undefined
  if (!draft || !found || !isWaiting(found.state)) return undefined
  const placed = await placeOf({ point, ...(label && { placeText: label }) })
  const moved = await moveCase(turn.actor, found._id, 'change_place', placed, turn.now, { commandId: turn.inbound.key })
  return filedText(turn, draft, { found: moved.found })
}
