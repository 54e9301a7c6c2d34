import { DomainError } from '@jinlin/domain/errors'
import { codeEnds, type GroupCode, groupWaking, isCodeGood } from '@jinlin/domain/groups/group'
import type { Actor } from '@jinlin/domain/people/roles'
import { attachmentsOf } from '../attachments/attachments'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { type Group, GroupModel } from './GroupModel'
import { tellSteward } from './tellSteward'

/** Puts up a new picture of a plain group's code, uploaded by the actor before; it lives seven days, and the steward is reminded the day before. */
export async function putCode(actor: Actor, group: Group, attachmentId: string, now: Date): Promise<Group> {
  if (group.kind !== 'picture') throw new DomainError('invalid', { field: 'kind' })
  const [photo] = await attachmentsOf([attachmentId], actor).catch(unknownPhoto)
  if (photo?.kind !== 'photo') throw new DomainError('invalid', { field: 'attachmentId' })
  return writeCode(group, { attachmentId, putAt: now, expiresAt: codeEnds(now) })
}

const unknownPhoto = (error: unknown): never => {
  throw error instanceof DomainError ? new DomainError('attachment_unknown', { field: 'attachmentId' }) : error
}

/** Stores the code people scan; what was told of an older one is forgotten. */
export async function writeCode(group: Group, code: GroupCode, more: Partial<Group> = {}): Promise<Group> {
  const set = { code, told: [], wakeAt: groupWaking({ code, told: [] }), ...more }
  await guardWrite(() => GroupModel.updateOne({ _id: group._id }, { $set: set, $unset: { askedAt: 1 } }))
  return { ...group, ...set, askedAt: undefined }
}

/** Neighbours who wait for a new code bother the steward once a day at most. */
const askAgainMs = 86_400_000

/** A neighbour in front of a code that ended asks the steward for a new one. `case_moved` while the code is good. Resolves to when the steward was asked. */
export async function askNewCode(group: Group, now: Date): Promise<Date> {
  if (isCodeGood(group.code, now)) throw new DomainError('case_moved')
  if (group.askedAt && now.getTime() - group.askedAt.getTime() < askAgainMs) return group.askedAt
  const before = group.askedAt ? { askedAt: group.askedAt } : { askedAt: op({ $exists: false }) }
  const first = await guardWrite(() => GroupModel.updateOne({ _id: group._id, ...before }, { $set: { askedAt: now } }))
  if (first.modifiedCount > 0) await tellSteward(group, 'code_asked', `asked-${now.getTime()}`, now)
  return (await GroupModel.findById(group._id).select('askedAt').lean())?.askedAt ?? now
}
