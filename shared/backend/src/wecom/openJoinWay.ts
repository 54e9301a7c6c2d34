import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { saveAttachment } from '../attachments/attachments'
import type { Group } from '../groups/GroupModel'
import { writeCode } from '../groups/groupCode'
import { guardWrite } from '../infra/guardWrite'
import { logger } from '../infra/logger'
import { WechatError } from '../wechat/WechatError'
import { addJoinWay, joinWayPicture, removeJoinWay } from './customerGroups'
import { WecomChatModel } from './WecomChatModel'
import { WecomCorpModel } from './WecomCorpModel'
import { type WecomCall, wecomFor } from './wecomClient'

/** Turns the picture behind an address into bytes we may keep: drawn anew by the process that has the tools. */
export type FetchPicture = (url: string) => Promise<Buffer>

/** Makes the join way of a group over these chats of an enterprise in whose area it lies, keeps the picture of its code, and looks at once who is in the chats. A join way it had before is taken back. `invalid` for chats WeCom does not know, `wecom_right_missing` where the enterprise lets us make none. */
export async function openJoinWay(
  actor: Actor,
  group: Group,
  { corpKey, chatIds }: { corpKey: string; chatIds: readonly string[] },
  fetchPicture: FetchPicture,
  now: Date,
): Promise<Group> {
  if (group.kind !== 'wecom') throw new DomainError('invalid', { field: 'kind' })
  const corp = await WecomCorpModel.findById(corpKey).lean()
  if (!corp || !contains(corp.areaPath, group.areaPath)) throw new DomainError('invalid', { field: 'corpKey' })
  const call = await wecomFor(corpKey)
  const configId = await addJoinWay(call, chatIds, group.name, group._id).catch(finalRefusal)
  const attachmentId = await keepPicture(actor, call, configId, fetchPicture, now)
  const ready = await writeCode(group, { attachmentId, putAt: now }, { joinWay: { corpKey, configId } })
  await Promise.all(chatIds.map((chatId) => adopt(chatId, corpKey, group._id, now)))
  if (group.joinWay?.corpKey === corpKey) await removeJoinWay(call, group.joinWay.configId)
  return ready
}

/** What WeCom answers so today it answers so tomorrow: only a person can help, who is told with what. */
function finalRefusal(error: unknown): never {
  const errcode = error instanceof WechatError ? error.errcode : 0
  if (errcode === 49008) throw new DomainError('invalid', { field: 'chatIds' })
  if (errcode >= 48000 && errcode < 49000) throw new DomainError('wecom_right_missing')
  throw error
}

/** The picture of a new join way, kept; without one nobody could ever use the join way, so it is taken back. */
async function keepPicture(
  actor: Actor,
  call: WecomCall,
  configId: string,
  fetchPicture: FetchPicture,
  now: Date,
): Promise<string> {
  try {
    const bytes = await fetchPicture(await joinWayPicture(call, configId))
    const file = { kind: 'photo', phase: 'before', contentType: 'image/webp', bytes } as const
    return (await saveAttachment(actor, file, now)).attachment.id
  } catch (error) {
    await removeJoinWay(call, configId).catch((again: unknown) =>
      logger.warn({ err: again, configId }, 'a join way without a picture was left at WeCom'),
    )
    throw error
  }
}

async function adopt(chatId: string, corpKey: string, groupId: string, now: Date): Promise<void> {
  const set = { corpKey, groupId, changedAt: now, wakeAt: now }
  await guardWrite(() =>
    WecomChatModel.updateOne(
      { _id: chatId },
      { $set: set, $inc: { asks: 1 }, $setOnInsert: { tries: 0 } },
      { upsert: true },
    ),
  )
}
