import { type Answer, type Call, textIn } from '../wechat/http'
import { ControlError } from '../wechat/world'
import { type Chat, type ChatMember, makeCorpId, openChat, type WecomWorld } from './corp'
import { notify } from './notify'

type Control = (world: WecomWorld, call: Call) => Answer | Promise<Answer>
const done = { ok: true }

/** The controls of the fake WeCom, `METHOD /__fake/wecom/<name>` → what it does. */
export const wecomControls: Record<string, Control> = {
  /** Somebody of the enterprise opens a chat: `{name}`. */
  'POST chat': async (world, call) => {
    const chat = openChat(world, textIn(call.json(), 'name') || 'group', Date.now())
    await notify(world, chat, { type: 'create' }, Date.now())
    return { chat_id: chat.id }
  },
  /** Somebody scans a join way (`{config_id}` or `{state}`) or is invited (`{chat_id}`): `{unionid?}`; answers who they are there. */
  'POST join': async (world, call) => {
    const body = call.json()
    const { chat, state } = await doorOf(
      world,
      textIn(body, 'config_id'),
      textIn(body, 'state'),
      textIn(body, 'chat_id'),
    )
    const unionid = textIn(body, 'unionid')
    const known = unionid ? chat.members.find((member) => member.unionid === unionid) : undefined
    if (known) return { chat_id: chat.id, userid: known.userid }
    const userid = makeCorpId('wmOgQhDgAA')
    const born: ChatMember = { userid, type: 2, join_time: Math.floor(Date.now() / 1000), join_scene: 3 }
    chat.members.push({ ...born, ...(unionid && { unionid }), ...(state && { state }) })
    await notify(world, chat, { type: 'update', detail: 'add_member', count: 1 }, Date.now())
    return { chat_id: chat.id, userid }
  },
  /** Somebody leaves: `{chat_id, userid}`. */
  'POST leave': async (world, call) => {
    const body = call.json()
    const chat = chatOf(world, textIn(body, 'chat_id'))
    chat.members = chat.members.filter(({ userid }) => userid !== textIn(body, 'userid'))
    await notify(world, chat, { type: 'update', detail: 'del_member', count: 1 }, Date.now())
    return done
  },
  'POST dismiss': async (world, call) => {
    const chat = chatOf(world, textIn(call.json(), 'chat_id'))
    world.chats.delete(chat.id)
    await notify(world, chat, { type: 'dismiss' }, Date.now())
    return done
  },
  'POST revoke_token': (world) => {
    for (const token of world.tokens.values()) token.revoked = true
    return done
  },
  /** The next `times` calls whose path ends with `api` get the error `code`. */
  'POST errors': (world, call) => {
    const { api = '', code = -1, times = 1 } = call.json() as { api?: string; code?: number; times?: number }
    world.faults.push({ api, code, times })
    return done
  },
  /** Events: the first so many tries are lost, each goes out so many times, a chat holds so many people. */
  'POST delivery': (world, call) => {
    const { dropFirst = 0, copies = 1, mostMembers = 500 } = call.json() as Record<string, number>
    world.delivery = { dropFirst, copies }
    world.mostMembers = mostMembers
    return done
  },
  'GET transcript': (world) => ({
    chats: [...world.chats.values()],
    join_ways: [...world.joinWays.values()],
    tries: world.tries,
  }),
}

function chatOf(world: WecomWorld, id: string): Chat {
  const chat = world.chats.get(id)
  if (!chat) throw new ControlError('no such chat')
  return chat
}

/** Which chat somebody comes into: the first of the join way with room, else a new one. */
async function doorOf(world: WecomWorld, configId: string, state: string, chatId: string) {
  if (chatId) return { chat: chatOf(world, chatId), state: '' }
  const way = world.joinWays.get(configId) ?? [...world.joinWays.values()].find((each) => state && each.state === state)
  if (!way) throw new ControlError('no such join way')
  const roomy = way.chatIds
    .map((id) => world.chats.get(id))
    .find((chat) => chat && chat.members.length < world.mostMembers)
  if (roomy) return { chat: roomy, state: way.state }
  if (!way.autoCreate) throw new ControlError('the group is full')
  const chat = openChat(world, way.name, Date.now())
  way.chatIds.push(chat.id)
  await notify(world, chat, { type: 'create' }, Date.now())
  return { chat, state: way.state }
}
