import { mayJoin } from '@jinlin/backend/cases/allowance'
import { followersOf } from '@jinlin/backend/cases/followers'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { forgetSimilar } from '@jinlin/backend/inbox/drafts'
import { lastFiled } from '@jinlin/backend/inbox/draftsTogether'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { errorText } from '@jinlin/domain/words/errors'
import { keptApart } from '../words/dialogue'
import { leftOf, statusOf } from './status'
import { patienceMs, type Turn } from './turn'

/** 「+1」 after a neighbour's case was named: the fresh one is merged into it. */
export async function joinNeighbour(turn: Turn): Promise<string | null> {
  const offered = await offeredNeighbour(turn)
  if (!offered) return null
  const { draft, fresh, into } = offered
  const allowance = fresh.state === 'merged' ? undefined : await mayJoin(turn.actor, turn.now)
  if (allowance?.ok === false) return errorText('too_many', { why: allowance.why }) + keptApart
  const { _id: id, state, parentId } = into
  try {
    const input = { into: { id, state, areaPath: into.place.areaPath, ...(parentId && { parentId }) } }
    await moveCase(turn.actor, fresh._id, 'merge', input, turn.now, { commandId: turn.inbound.key })
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) return statusOf(fresh, turn.now)
    throw error
  }
  await forgetSimilar(draft._id)
  const followers = (await followersOf(into._id)).length
  return say.joined({ followers, number: into.number, left: leftOf(into, turn.now) ?? '' })
}

/** 「不是」: the fresh case stays on its own, and its state is said. */
export async function notTheSame(turn: Turn): Promise<string | null> {
  const offered = await offeredNeighbour(turn)
  if (!offered) return null
  await forgetSimilar(offered.draft._id)
  return statusOf(offered.fresh, turn.now)
}

async function offeredNeighbour(turn: Turn) {
  const draft = lastFiled(await turn.talk.drafts(), new Date(turn.now.getTime() - 24 * 3_600_000), turn.now)
  if (!draft?.similarId || !draft.caseId || draft.closedAt === undefined) return undefined
  if (draft.closedAt.getTime() < turn.now.getTime() - 24 * patienceMs(turn)) return undefined
  const [fresh, into] = await Promise.all([caseById(draft.caseId), caseById(draft.similarId)])
  return fresh && into ? { draft, fresh, into } : undefined
}
