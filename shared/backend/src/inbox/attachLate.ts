import { mostPhotos } from '@jinlin/domain/cases/limits'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { attachmentsOf } from '../attachments/attachments'
import { moveCase } from '../cases/moveCase'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { type Draft, DraftModel } from './DraftModel'
import { caseById } from './ownCases'
import type { WaitingMedia } from './WaitingMediaModel'

/** Where a file belongs that arrives after its message: a report in the making, or a case. */
export type Belongs = { draftId: string } | { caseId: string }

/** Where it belongs by now; undefined when the report was taken back, or the message was none (查询 by voice). */
export async function belongsTo({ _id, accountKey, openid, caseId }: WaitingMedia): Promise<Belongs | undefined> {
  if (caseId) return { caseId }
  const draft = await DraftModel.findOne({ accountKey, openid, seen: _id }).lean<Draft>()
  if (draft?.state === 'open') return { draftId: draft._id }
  return draft?.caseId ? { caseId: draft.caseId } : undefined
}

/** Attaches a stored file where its message went; twice is once. Refused as by hand: `photos_full`, `too_late`, a case that takes no more. */
export async function attachLate(media: WaitingMedia, attachmentId: string, actor: Actor, now: Date): Promise<void> {
  const where = await belongsTo(media)
  if (!where) return
  if ('caseId' in where) return addToCase(where.caseId, media._id, attachmentId, actor, now)
  if (await putIntoDraft(where.draftId, attachmentId)) return
  const after = await belongsTo(media)
  if (after && 'draftId' in after) throw new DomainError('photos_full')
  if (after) await addToCase(after.caseId, media._id, attachmentId, actor, now)
}

/** False when the draft is full, or filed meanwhile. */
async function putIntoDraft(draftId: string, attachmentId: string): Promise<boolean> {
  const open = { _id: draftId, state: 'open' as const, [`attachmentIds.${mostPhotos - 1}`]: op({ $exists: false }) }
  const put = await guardWrite(() => DraftModel.updateOne(open, { $addToSet: { attachmentIds: attachmentId } }))
  return put.matchedCount === 1 || (await DraftModel.exists({ _id: draftId, attachmentIds: attachmentId })) !== null
}

async function addToCase(caseId: string, key: string, attachmentId: string, actor: Actor, now: Date): Promise<void> {
  const found = await caseById(caseId)
  if (!found || found.attachments.some(({ id }) => id === attachmentId)) return
  const attachments = await attachmentsOf([attachmentId], actor)
  await moveCase(actor, caseId, 'add_photo', { attachments }, now, { commandId: `${key}-photo` })
}
