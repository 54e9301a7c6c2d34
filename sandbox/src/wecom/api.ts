import { errcode } from '../wechat/errors'
import { type Answer, type Call, textIn } from '../wechat/http'
import { samplePhoto } from '../wechat/samplePhoto'
import { makeCorpId, type WecomWorld } from './corp'

type Handler = (world: WecomWorld, call: Call) => Answer
const groups = '/cgi-bin/externalcontact/groupchat'
const lifeMs = 7_200_000
const unknownWay = 40058
const noChat = 49008
/** Where WeCom says that pictures lie; what is asked of it comes to `/wecom/pictures` here. */
const pictureHost = 'p.qpic.cn'

const open: Record<string, Handler> = {
  'GET /cgi-bin/gettoken': (world, { query }) => {
    if (query.get('corpid') !== world.corp.corpId) return errcode(40013)
    if (query.get('corpsecret') !== world.corp.secret) return errcode(40001)
    const held = [...world.tokens].find(([, token]) => !token.revoked && token.until > Date.now())
    const token = held?.[0] ?? makeCorpId('corp')
    if (!held) world.tokens.set(token, { until: Date.now() + lifeMs, revoked: false })
    return errcode(0, { access_token: token, expires_in: 7200 })
  },
}

const withToken: Record<string, Handler> = {
  [`POST ${groups}/add_join_way`]: (world, call) => {
    const body = call.json()
    const chatIds = Array.isArray(body.chat_id_list) ? body.chat_id_list.map(String) : []
    const state = textIn(body, 'state')
    if (body.scene !== 2 || chatIds.length === 0 || chatIds.length > 5 || state.length > 30) return errcode(unknownWay)
    if (!chatIds.every((id) => world.chats.has(id))) return errcode(noChat)
    const config_id = makeCorpId('')
    const name = textIn(body, 'room_base_name')
    world.joinWays.set(config_id, { config_id, name, state, chatIds, autoCreate: body.auto_create_room === 1 })
    return errcode(0, { config_id })
  },
  [`POST ${groups}/get_join_way`]: (world, call) => {
    const way = world.joinWays.get(textIn(call.json(), 'config_id'))
    if (!way) return errcode(unknownWay)
    const qr_code = `http://${pictureHost}/wwhead/${way.config_id}/0`
    const { config_id, state, chatIds: chat_id_list } = way
    return errcode(0, {
      join_way: { config_id, scene: 2, auto_create_room: way.autoCreate ? 1 : 0, chat_id_list, qr_code, state },
    })
  },
  [`POST ${groups}/del_join_way`]: (world, call) =>
    errcode(world.joinWays.delete(textIn(call.json(), 'config_id')) ? 0 : unknownWay),
  [`POST ${groups}/get`]: (world, call) => {
    const chat = world.chats.get(textIn(call.json(), 'chat_id'))
    if (!chat) return errcode(noChat)
    const { id: chat_id, name, createdAt: create_time, members: member_list } = chat
    return errcode(0, { group_chat: { chat_id, name, owner: 'owner', create_time, member_list, admin_list: [] } })
  },
}

/** Answers one call of WeCom's API (paths without the `/wecom` in front); undefined = there is no such endpoint. */
export function answerCorp(world: WecomWorld, call: Call, method: string, path: string): Answer | undefined {
  if (method === 'GET' && path.startsWith('/pictures/wwhead/'))
    return { bytes: samplePhoto(), contentType: 'image/png', name: 'code.png' }
  const name = `${method} ${path}`
  const handler = open[name] ?? withToken[name]
  if (!handler) return undefined
  const fault = world.faults.find(({ api, times }) => times > 0 && path.endsWith(api))
  if (fault) {
    fault.times -= 1
    return errcode(fault.code)
  }
  return withToken[name] ? (refusedToken(world, call) ?? handler(world, call)) : handler(world, call)
}

function refusedToken({ tokens }: WecomWorld, { query }: Call): Answer | undefined {
  const token = tokens.get(query.get('access_token') ?? '')
  if (!token || token.revoked) return errcode(40014)
  return token.until <= Date.now() ? errcode(42001) : undefined
}
