import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { moveCase } from '../cases/moveCase'
import { carryOver } from './carryOver'
import type { Draft } from './DraftModel'
import { draftById } from './drafts'
import { updateAsRead } from './draftWrites'

/** What a draft is from then on. */
type Closed = Partial<Draft>

const closing = (set: Closed) => ({ $set: set, $unset: { wakeAt: 1, filing: 1 } })

/** How often what others write to a draft meanwhile is followed. */
const mostRounds = 5

/**
 * Closes a draft whose case is stored. What others have written to it meanwhile is in the case before, so that nothing is lost in between; what they took back is withdrawn.
 * Resolves to the case as far as this changed it; `retry_same_key` when they don't stop writing.
 */
export async function closeDraft(draft: Draft, set: Closed, actor: Actor, found: Case, now: Date): Promise<Case> {
  if (await updateAsRead(draft, closing(set))) return found
  for (let round = 0; round < mostRounds; round += 1) {
    const last = await draftById(draft._id)
    if (last?.state === 'dropped') return withdrawDropped(last, actor, found, now)
    if (last?.state !== 'open') return found
    await carryOver(last, found, actor, now)
    if (await updateAsRead(last, closing(set))) return found
  }
  throw new DomainError('retry_same_key')
}

/** The message that dropped the draft was its last. */
async function withdrawDropped({ seen }: Draft, actor: Actor, found: Case, now: Date): Promise<Case> {
  return (await moveCase(actor, found._id, 'withdraw', {}, now, { commandId: seen.at(-1) ?? '' })).found
}
