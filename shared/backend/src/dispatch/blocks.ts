import type { Case } from '@jinlin/domain/cases/case'
import { isCallOut } from '@jinlin/domain/categories/catalogue'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { CaseModel } from '../cases/CaseModel'
import { caseInScope } from '../cases/queries'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { type Block, BlockModel } from './BlockModel'

/** Whoever worked on a call-out; they stay with it when it is resolved. */
const handlerOf = ({ category, assignee }: Case) =>
  isCallOut(category) && assignee?.role === 'tradesperson' ? assignee : undefined

/**
 * The tradesperson of this call-out is not sent to its reporter any more, from the next one on; said twice is said once.
 * `not_found` for a case of others they can't see, `not_allowed` unless the actor reported it and a tradesperson took it.
 */
export const blockHandler = async (actor: Actor, caseId: string, now: Date): Promise<Case> => {
  const found = await caseInScope(actor, caseId, now)
  const handler = found.reporter.userId === actor.userId ? handlerOf(found) : undefined
  if (!handler) throw new DomainError('not_allowed')
  const { userId } = actor
  const row = { userId, staffId: handler.userId, name: handler.name, caseId, at: now }
  await guardWrite(() =>
    BlockModel.updateOne({ _id: `${userId}|${handler.userId}` }, { $setOnInsert: row }, { upsert: true }),
  )
  return found
}

/** Takes a wish back by any call-out it shows on: that of whoever works on the case, else the one that was said on it. Nothing there is as good. */
export const unblock = async ({ userId }: Actor, caseId: string): Promise<void> => {
  const found = await CaseModel.findOne({ _id: caseId, 'reporter.userId': userId }).select('assignee').lean<Case>()
  const staffId = found?.assignee?.userId
  const ofHandler = staffId && (await guardWrite(() => BlockModel.deleteOne({ _id: `${userId}|${staffId}` })))
  if (ofHandler && ofHandler.deletedCount > 0) return
  await guardWrite(() => BlockModel.deleteOne({ userId, caseId }))
}

/** Whom the actor doesn't want to be sent, a page at a time by the other's id. */
export const blocksOf = async (
  { userId }: Actor,
  after: string | undefined,
  limit: number,
): Promise<{ items: Block[]; next?: string }> => {
  const rows = await BlockModel.find({ userId, ...(after ? { staffId: op({ $gt: after }) } : {}) })
    .sort({ staffId: 1 })
    .limit(limit + 1)
    .lean<Block[]>()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.staffId } : { items }
}
