import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { DraftPlace } from '@jinlin/backend/inbox/DraftModel'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { placeOf } from '@jinlin/backend/places/findGrid'
import type { Case } from '@jinlin/domain/cases/case'
import { isWaiting } from '@jinlin/domain/cases/commands'
import { filedText } from './filedText'
import { freshCase } from './freshCase'
import type { Turn } from './turn'

/** The better place of the case reported a moment ago that nobody has accepted yet; undefined when there is none. */
export async function correctPlace(turn: Turn, place: DraftPlace): Promise<string | undefined> {
  if (openOne(await turn.talk.drafts())) return undefined
  const fresh = await freshCase(turn)
  if (!fresh || !isWaiting(fresh.found.state)) return undefined
  return filedText(turn, fresh.draft, { found: await placedAnew(turn, fresh.found, place) })
}

/** Moves a case to a place that was said; the same message again changes nothing. */
export async function placedAnew(turn: Turn, found: Case, { point, dwellingId, text }: DraftPlace): Promise<Case> {
  const where = dwellingId ? { dwellingId } : { point }
  const placed = await placeOf({ ...where, ...(text && { placeText: text }) })
  const commandId = `${turn.inbound.key}-place`
  return (await moveCase(turn.actor, found._id, 'change_place', placed, turn.now, { commandId })).found
}
