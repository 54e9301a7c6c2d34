import { randomBytes } from 'node:crypto'

/** One WeCom enterprise as its admin page has it. */
export type FakeCorp = { key: string; corpId: string; secret: string; token: string; encodingAesKey: string }

/** Somebody in a customer group; `state` = the join way they came by. */
export type ChatMember = {
  userid: string
  type: 1 | 2
  unionid?: string
  join_time: number
  join_scene: number
  state?: string
}
/** A customer group; the first member works there. */
export type Chat = { id: string; name: string; members: ChatMember[]; createdAt: number }
/** A way into one of its chats: into the first with room, and into a new one when none has. */
export type JoinWay = { config_id: string; name: string; state: string; chatIds: string[]; autoCreate: boolean }
/** One try of one event, for the transcript. */
export type EventTry = { chatId: string; change: string; round: number; status?: number; answer?: string }

/** All that the fake WeCom of one enterprise knows. Nothing is kept: a restart is a clean platform. `mostMembers` may be lowered to see a chat run full. */
export type WecomWorld = {
  corp: FakeCorp
  deliverTo: () => string
  tokens: Map<string, { until: number; revoked: boolean }>
  chats: Map<string, Chat>
  joinWays: Map<string, JoinWay>
  faults: { api: string; code: number; times: number }[]
  delivery: { dropFirst: number; copies: number }
  tries: EventTry[]
  mostMembers: number
}

/** A clean enterprise with no chats. */
export const createCorp = (corp: FakeCorp, deliverTo: () => string): WecomWorld => ({
  corp,
  deliverTo,
  tokens: new Map(),
  chats: new Map(),
  joinWays: new Map(),
  faults: [],
  delivery: { dropFirst: 0, copies: 1 },
  tries: [],
  mostMembers: 500,
})

/** An id as WeCom makes them: `wr…` chats, `wm…` customers, config ids. */
export const makeCorpId = (prefix: string) => `${prefix}${randomBytes(15).toString('base64url').replace(/[-_]/g, 'x')}`

/** Opens a chat with its owner in it. */
export function openChat(world: WecomWorld, name: string, nowMs: number): Chat {
  const id = makeCorpId('wrOgQhDgAA')
  const seconds = Math.floor(nowMs / 1000)
  const chat: Chat = {
    id,
    name,
    createdAt: seconds,
    members: [{ userid: 'owner', type: 1, join_time: seconds, join_scene: 1 }],
  }
  world.chats.set(id, chat)
  return chat
}
