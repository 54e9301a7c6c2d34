import { z } from 'zod'
import { WechatError } from '../wechat/WechatError'
import type { WecomCall } from './wecomClient'

/** A member of a customer group as WeCom lists it: type 1 works there, type 2 is a customer. `state` = the join way they came by. */
export type ChatMember = { userid: string; type: number; unionid?: string; joinedAt: Date; state?: string }

const member = z.object({
  userid: z.string().min(1).max(128),
  type: z.number(),
  unionid: z.string().max(128).optional(),
  join_time: z.number(),
  state: z.string().max(64).optional(),
})
const chatShape = z.object({ group_chat: z.object({ member_list: z.array(member) }) })
const wayShape = z.object({ config_id: z.string().min(1).max(128) })
const codeShape = z.object({ join_way: z.object({ qr_code: z.url() }) })

/** Makes a join way (a code that has no end, and opens the next chat when one is full) and answers its id; `state` comes back with everybody who uses it. */
export async function addJoinWay(
  call: WecomCall,
  chatIds: readonly string[],
  name: string,
  state: string,
): Promise<string> {
  const path = '/cgi-bin/externalcontact/groupchat/add_join_way'
  const body = { scene: 2, remark: name, auto_create_room: 1, room_base_name: name, chat_id_list: chatIds, state }
  return readAs(path, wayShape, await call(path, body)).config_id
}

/** Where the picture of a join way's code lies. */
export async function joinWayPicture(call: WecomCall, configId: string): Promise<string> {
  const path = '/cgi-bin/externalcontact/groupchat/get_join_way'
  return readAs(path, codeShape, await call(path, { config_id: configId })).join_way.qr_code
}

/** Takes a join way back; one that is gone already is no matter. */
export async function removeJoinWay(call: WecomCall, configId: string): Promise<void> {
  try {
    await call('/cgi-bin/externalcontact/groupchat/del_join_way', { config_id: configId })
  } catch (error) {
    if (!(error instanceof WechatError && error.errcode === 40058)) throw error
  }
}

/** Everybody in a chat now. */
export async function membersOfChat(call: WecomCall, chatId: string): Promise<ChatMember[]> {
  const path = '/cgi-bin/externalcontact/groupchat/get'
  const { group_chat } = readAs(path, chatShape, await call(path, { chat_id: chatId, need_name: 0 }))
  return group_chat.member_list.map(({ join_time, ...rest }) => ({ ...rest, joinedAt: new Date(join_time * 1000) }))
}

function readAs<Shape extends z.ZodType>(path: string, shape: Shape, data: unknown): z.output<Shape> {
  const read = shape.safeParse(data)
  if (!read.success) throw new WechatError(path, 0)
  return read.data
}
