import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { type GroupMember, GroupMemberModel } from './GroupMemberModel'
import type { Group } from './GroupModel'

/** Somebody seen in a group. Who is known by `userId` is one member however they were seen; who is not goes by what WeCom calls them. */
export type Seen = {
  userId?: string
  externalId?: string
  unionid?: string
  chatId?: string
  seenBy: GroupMember['seenBy']
  joinedAt: Date
}

const idOf = ({ _id }: Group, { userId, externalId }: Seen): string => `${_id}|${userId ?? `x|${externalId}`}`

/** Records that somebody is in a group: once, with the first moment we know of. Who left and came back is in again. */
export async function recordJoin(group: Group, seen: Seen): Promise<void> {
  const { seenBy, joinedAt, userId, unionid, chatId } = seen
  const _id = idOf(group, seen)
  const known = { ...(userId && { userId }), ...(unionid && { unionid }) }
  const born = { groupId: group._id, areaPath: group.areaPath, seenBy, joinedAt }
  const back = { $set: known, $unset: { leftAt: 1 as const }, ...(chatId && { $addToSet: { chatIds: chatId } }) }
  try {
    await guardWrite(() => GroupMemberModel.updateOne({ _id }, { ...back, $setOnInsert: born }, { upsert: true }))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // seen in two places at the same moment: the other one has stored who they are, not where we saw them
    await guardWrite(() => GroupMemberModel.updateOne({ _id }, back))
  }
}

/** Records that those members left a chat; who is in no other chat of the group has left the group. */
export async function recordLeaving(chatId: string, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  const gone = [{ $literal: chatId }]
  const steps = [
    { $set: { chatIds: { $setDifference: ['$chatIds', gone] } } },
    { $set: { leftAt: { $cond: [{ $eq: ['$chatIds', []] }, at, '$$REMOVE'] } } },
  ]
  const filter = { _id: op({ $in: [...ids] }), chatIds: chatId }
  await guardWrite(() => GroupMemberModel.updateMany(filter, steps, { updatePipeline: true }))
}

/** Records that a group's people are no longer known to be in it: there is another way in now. */
export async function recordAllLeft(groupId: string, at: Date): Promise<void> {
  const inside = { groupId, leftAt: op({ $exists: false }) }
  await guardWrite(() => GroupMemberModel.updateMany(inside, { $set: { leftAt: at }, $unset: { chatIds: 1 } }))
}

/** When a person came into a group; undefined when they were not seen there, or left. */
export async function joinedAt(group: Group, userId: string, unionid: string | undefined): Promise<Date | undefined> {
  const who = [{ userId }, ...(unionid ? [{ unionid }] : [])]
  const found = await GroupMemberModel.findOne({ groupId: group._id, leftAt: op({ $exists: false }), $or: who })
    .sort({ joinedAt: 1 })
    .lean()
  return found?.joinedAt
}
