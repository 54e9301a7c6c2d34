import { defineModel } from '../infra/defineModel'

/**
 * Somebody seen in a group, once; `_id` = `groupId|userId`, or `groupId|x|externalUserId` for who has met us only there. `seenBy` = how we know. `chatIds` = the
 * chats of WeCom they are in now: a group has several, and who leaves one may be in another. Names are not kept: nobody in a group is named.
 */
export type GroupMember = {
  _id: string
  groupId: string
  areaPath: string
  userId?: string
  unionid?: string
  chatIds?: string[]
  seenBy: 'event' | 'openGId'
  joinedAt: Date
  leftAt?: Date
}

/** Everybody ever seen in a group. */
export const GroupMemberModel = defineModel<GroupMember>(
  'GroupMember',
  {
    _id: String,
    groupId: String,
    areaPath: String,
    userId: String,
    unionid: String,
    chatIds: { type: [String], default: undefined },
    seenBy: String,
    joinedAt: Date,
    leftAt: Date,
  },
  {
    collection: 'groupMembers',
    indexes: [
      [{ groupId: 1, leftAt: 1 }],
      [{ areaPath: 1, leftAt: 1 }],
      [{ chatIds: 1 }, { partialFilterExpression: { chatIds: { $exists: true } } }],
      [{ userId: 1 }, { partialFilterExpression: { userId: { $exists: true } } }],
    ],
  },
)
