import { GroupMemberModel } from '../groups/GroupMemberModel'
import { type Group, GroupModel } from '../groups/GroupModel'
import { recordJoin, recordLeaving } from '../groups/joins'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { UserModel } from '../people/UserModel'
import { WechatError } from '../wechat/WechatError'
import { type ChatMember, membersOfChat } from './customerGroups'
import { type WecomChat, WecomChatModel } from './WecomChatModel'
import { wecomFor } from './wecomClient'

const beginning = new Date(0)
/** WeCom: no such chat (any more). */
const noChat = 49008
/** Waits after a look that failed, in ms; the last one ever after. */
const againMs = [2000, 10_000, 60_000, 600_000] as const

/**
 * Notes that a chat changed, before the callback is answered: the event itself says too little (and is believed in nothing, that a chat is gone neither),
 * so WeCom is asked afterwards. False for a chat of another enterprise: nothing is noted.
 */
export async function noteChange(corpKey: string, chatId: string, now: Date): Promise<boolean> {
  const own = { _id: chatId, corpKey }
  const change = { $set: { wakeAt: now, changedAt: now }, $inc: { asks: 1 } }
  const born = { ...change, $setOnInsert: { tries: 0 } }
  try {
    await guardWrite(() => WecomChatModel.updateOne(own, born, { upsert: true }))
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // another enterprise's, or born this very moment by the same event
    return (await guardWrite(() => WecomChatModel.updateOne(own, change))).matchedCount > 0
  }
}

/** Chats that changed and were not looked at, the oldest first. */
export async function dueChats(now: Date, limit = 500): Promise<string[]> {
  const due = await WecomChatModel.find({ wakeAt: op({ $gt: beginning, $lte: now }) })
    .select('_id')
    .sort({ wakeAt: 1 })
    .limit(limit)
    .lean()
  return due.map(({ _id }) => _id)
}

/** Looks who is in a chat and records who came and who left since, each once. Safe to run twice; a look that fails is repeated. */
export async function syncChat(chatId: string, now: Date): Promise<void> {
  const chat = await WecomChatModel.findById(chatId).lean()
  if (!chat) return
  try {
    await record(chat, await lookAt(chat), now)
    const seen = { _id: chatId, asks: op({ $eq: chat.asks }) }
    await guardWrite(() => WecomChatModel.updateOne(seen, { $set: { wakeAt: null, tries: 0 } }))
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const wait = againMs[Math.min(chat.tries, againMs.length - 1)] ?? 0
    const set = { $set: { wakeAt: new Date(now.getTime() + wait) }, $inc: { tries: 1 } }
    await guardWrite(() => WecomChatModel.updateOne({ _id: chatId, asks: op({ $eq: chat.asks }) }, set))
  }
}

/** Nobody is left in a chat that WeCom does not know any more. */
async function lookAt({ _id, corpKey }: WecomChat): Promise<ChatMember[]> {
  try {
    return await membersOfChat(await wecomFor(corpKey), _id)
  } catch (error) {
    if (error instanceof WechatError && error.errcode === noChat) return []
    throw error
  }
}

async function record(chat: WecomChat, members: ChatMember[], now: Date): Promise<void> {
  const group = await groupOf(chat, members)
  if (!group) return
  const people = members.filter(({ type }) => type === 2)
  const users = await usersOf(people)
  for (const { userid, unionid, joinedAt } of people) {
    const userId = unionid ? users.get(unionid) : undefined
    const who = userId ? { userId } : { externalId: userid }
    await recordJoin(group, { ...who, unionid, chatId: chat._id, seenBy: 'event', joinedAt })
  }
  const here = new Set(people.map(({ userid, unionid }) => memberId(group, userid, unionid && users.get(unionid))))
  const before = await GroupMemberModel.find({ chatIds: chat._id }).select('_id').lean()
  const gone = before.map(({ _id }) => _id).filter((id) => !here.has(id))
  await recordLeaving(chat._id, gone, now)
}

const memberId = ({ _id }: Group, externalId: string, userId: string | undefined) =>
  `${_id}|${userId ?? `x|${externalId}`}`

async function usersOf(people: ChatMember[]): Promise<Map<string, string>> {
  const unionids = people.flatMap(({ unionid }) => unionid ?? [])
  if (unionids.length === 0) return new Map()
  const users = await UserModel.find({ unionid: op({ $in: unionids }) })
    .select('unionid')
    .lean()
  return new Map(users.flatMap(({ _id, unionid }) => (unionid ? [[unionid, _id] as const] : [])))
}

/** The group a chat belongs to: known from its join way, or named by the first who came by it (a chat that WeCom opened because one was full). */
async function groupOf(chat: WecomChat, members: ChatMember[]): Promise<Group | undefined> {
  const named = chat.groupId ?? members.find(({ state }) => state)?.state
  const group = named ? await GroupModel.findById(named).lean() : null
  if (group?.joinWay?.corpKey !== chat.corpKey) return undefined
  if (!chat.groupId)
    await guardWrite(() => WecomChatModel.updateOne({ _id: chat._id }, { $set: { groupId: group._id } }))
  return group
}
