import type { Actor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { inTransaction } from '../infra/inTransaction'
import { noteDeed } from '../people/audit'
import { GroupMemberModel } from './GroupMemberModel'
import { type Group, GroupModel } from './GroupModel'

/**
 * Makes WeChat's group of this id the group's own, by the word of a keeper; on record. Who was seen only in the one it stood for before is forgotten. Resolves to the
 * id that stands then: the old one where this one is another group's of ours.
 */
export async function learnGroup(actor: Actor, group: Group, openGId: string, now: Date): Promise<string | undefined> {
  if (group.openGId === openGId) return openGId
  try {
    return await inTransaction(() => replace(actor, group, openGId, now))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return group.openGId
  }
}

async function replace(actor: Actor, group: Group, openGId: string, now: Date): Promise<string | undefined> {
  const before = { _id: group._id, openGId: group.openGId ?? op({ $exists: false }) }
  const { matchedCount } = await GroupModel.updateOne(before, { $set: { openGId } })
  if (matchedCount === 0) return (await GroupModel.findById(group._id).select('openGId').lean())?.openGId
  await GroupMemberModel.deleteMany({ groupId: group._id, seenBy: 'openGId', 'chatIds.0': op({ $exists: false }) })
  await noteDeed(actor, { action: 'group.learn', object: group._id, fields: ['openGId'] }, now)
  return openGId
}
