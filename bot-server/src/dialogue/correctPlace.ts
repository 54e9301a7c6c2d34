import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { DraftPlace } from '@jinlin/backend/inbox/DraftModel'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { placeOf } from '@jinlin/backend/places/findGrid'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen, isWaiting } from '@jinlin/domain/cases/commands'
import { metresBetween, toWgs84 } from '@jinlin/domain/places/geo'
import { placeKnown } from '../words/dialogue'
import { filedText } from './filedText'
import { freshCase } from './freshCase'
import type { Turn } from './turn'

/** The better place of the case reported a moment ago that nobody has accepted yet; of an accepted one only that it is its place already. Undefined when there is none. */
export async function correctPlace(turn: Turn, place: DraftPlace): Promise<string | undefined> {
  if (openOne(await turn.talk.drafts())) return undefined
  const fresh = await freshCase(turn)
  if (!fresh) return undefined
  const { found, draft } = fresh
  if (isWaiting(found.state)) return filedText(turn, draft, { found: await placedAnew(turn, found, place) })
  // this very message filed it and its handling broke off: it is owed the answer with the number
  if (draft.seen.includes(turn.inbound.key)) return undefined
  return isOpen(found.state) && isThere(found, place) ? placeKnown(found.number) : undefined
}

/** So near, in metres, is the place that was said before: who saw no answer sends it again. */
const sameMetres = 30

const isThere = ({ place: { point: there } }: Case, { point }: DraftPlace): boolean =>
  point !== undefined && there !== undefined && metresBetween(there, toWgs84(point)) <= sameMetres

/** Moves a case to a place that was said; the same message again changes nothing. */
export async function placedAnew(turn: Turn, found: Case, { point, dwellingId, text }: DraftPlace): Promise<Case> {
  const where = dwellingId ? { dwellingId } : { point }
  const placed = await placeOf({ ...where, ...(text && { placeText: text }) })
  const commandId = `${turn.inbound.key}-place`
  return (await moveCase(turn.actor, found._id, 'change_place', placed, turn.now, { commandId })).found
}
