import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { DraftPart } from '@jinlin/backend/inbox/draftParts'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { endDraft, hasMatter } from '@jinlin/backend/inbox/fileDraft'
import { logger } from '@jinlin/backend/infra/logger'
import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { errorText } from '@jinlin/domain/words/errors'
import { lines } from '@jinlin/domain/words/lines'
import { tapNotTaken } from '../words/dialogue'
import { isAnotherMatter } from './anotherMatter'
import { matterOf } from './matterOf'
import { lookingAgain, type Turn } from './turn'

/** How a message goes on that is another matter than the report in the making: as a report of its own (`said` = what became of the one before), or not at all, with the answer. */
type Apart = { turn: Turn; part: DraftPart; said?: string } | { refused: string }

/**
 * A tap on a trade, or words that plainly name another matter than the trade that was tapped, are a report of their own: the one in the making is ended first, as the sweep would.
 * When that one may not be filed yet, words join it, so that they are not lost, and a tap is not taken.
 */
export async function apart(turn: Turn, part: DraftPart): Promise<Apart> {
  const open = openOne(await turn.talk.drafts())
  if (!open || open.seen.includes(turn.inbound.key) || !isApart(open, part)) return { turn, part }
  try {
    const filed = await endDraft(open, turn.now, turn.actor)
    // a place that was sent before it had a matter is meant for this one
    const place = !filed && !part.place && open.place
    const own = place && !hasMatter(open) ? { ...part, place } : part
    return { turn: lookingAgain(turn), part: own, ...(filed && { said: saidOf(turn, filed.found) }) }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'too_many') throw error
    if (part.words) return { turn, part }
    return { refused: lines(errorText(error.code, error.details), tapNotTaken) }
  }
}

/** An emergency does not swallow a trade that was tapped before it; what stands in the way of ending that one never holds back the emergency. */
export async function apartFromTrade(turn: Turn, emergency: string): Promise<Turn> {
  const open = openOne(await turn.talk.drafts())
  if (!open?.category || open.urgent || open.category === emergency) return turn
  try {
    await endDraft(open, turn.now, turn.actor)
    return lookingAgain(turn)
  } catch (error) {
    logger.warn({ err: error, draft: open._id }, 'a trade that was called goes with the emergency')
    return turn
  }
}

function isApart(open: Draft, { category, words }: DraftPart): boolean {
  if (category) return open.human === true || hasMatter({ ...open, category: undefined }) || differs(open, category)
  const called = open.human || open.urgent ? undefined : open.category
  return called !== undefined && words !== undefined && isAnotherMatter(called, words)
}

const differs = (open: Draft, category: string): boolean => open.category !== undefined && open.category !== category

const saidOf = ({ inbox }: Turn, { number, category, words, place }: Case): string =>
  say.filedBefore({ matter: matterOf(category, words), number, ...(place.unknown && { inbox }) })
