import { defineModel } from '../infra/defineModel'

/** One customer group of WeCom; `_id` = its chat id. `wakeAt` = an event said that it changed and nobody has looked yet; `asks` counts the events, so that one that comes while we look is not lost. `groupId` is known as soon as its join way or somebody who came by it names the group. */
export type WecomChat = {
  _id: string
  corpKey: string
  groupId?: string
  asks: number
  tries: number
  changedAt: Date
  wakeAt: Date | null
}

/** The chats we heard of. */
export const WecomChatModel = defineModel<WecomChat>(
  'WecomChat',
  {
    _id: String,
    corpKey: String,
    groupId: String,
    asks: Number,
    tries: Number,
    changedAt: Date,
    wakeAt: Date,
  },
  {
    collection: 'wecomChats',
    indexes: [[{ wakeAt: 1 }, { partialFilterExpression: { wakeAt: { $gt: new Date(0) } } }]],
  },
)
