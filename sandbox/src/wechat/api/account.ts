import { errcode } from '../errors'
import { type Handler, textIn } from '../http'
import { clockOf, makeId, personOf } from '../world'

type Button = { type?: unknown; name?: unknown; key?: unknown; url?: unknown; sub_button?: unknown }

/** `POST /cgi-bin/menu/create`, with WeChat's limits: three buttons, five below each. */
export const menuCreate: Handler = ({ world, json, appId }) => {
  const body = json()
  const buttons = body.button
  if (!Array.isArray(buttons) || buttons.length < 1 || buttons.length > 3) return errcode(40016)
  for (const button of buttons as Button[]) {
    const below = button.sub_button
    if (Array.isArray(below) && (below.length < 1 || below.length > 5)) return errcode(40023)
    const wrong =
      (Array.isArray(below) ? (below as Button[]) : [button]).map(judge).find(Boolean) ?? judgeName(button, 16)
    if (wrong) return errcode(wrong)
  }
  world.menus.set(appId ?? '', { button: buttons })
  return errcode(0)
}

function judgeName({ name }: Button, bytes: number) {
  return typeof name !== 'string' || name === '' || Buffer.byteLength(name) > bytes ? 40018 : 0
}

function judge(button: Button): number {
  if (button.type === 'view') return typeof button.url === 'string' ? judgeName(button, 60) : 40054
  if (button.type === 'miniprogram') return judgeName(button, 60)
  if (typeof button.type !== 'string') return 40017
  if (typeof button.key !== 'string' || button.key === '' || Buffer.byteLength(button.key) > 128) return 40019
  return judgeName(button, 60)
}

/** `GET /cgi-bin/menu/get`. */
export const menuGet: Handler = ({ world, appId }) => {
  const menu = world.menus.get(appId ?? '')
  return menu ? { menu } : errcode(46003)
}

/** `POST /cgi-bin/qrcode/create`: a ticket whose scan brings its scene. */
export const qrcodeCreate: Handler = ({ world, json, appId }) => {
  const body = json()
  const info = (body.action_info as { scene?: { scene_id?: number; scene_str?: string } } | undefined)?.scene
  const scene = info?.scene_str ?? (info?.scene_id === undefined ? '' : String(info.scene_id))
  if (!scene || Buffer.byteLength(scene) > 64) return errcode(47001)
  const ticket = makeId(90)
  world.scenes.set(ticket, { appId: appId ?? '', scene })
  const limited = textIn(body, 'action_name').includes('LIMIT')
  return {
    ticket,
    url: `http://weixin.qq.com/q/${ticket.slice(0, 30)}`,
    ...(!limited && { expire_seconds: Number(body.expire_seconds ?? 60) }),
  }
}

/** `GET /cgi-bin/user/info`: names are empty, as WeChat has given them since 2021. */
export const userInfo: Handler = ({ world, query }) => {
  const openid = query.get('openid') ?? ''
  const person = personOf(world, openid)
  if (!person) return errcode(40003)
  if (!world.followers.has(openid)) return { subscribe: 0, openid }
  const told = { subscribe: 1, openid, nickname: '', sex: 0, language: 'zh_CN', headimgurl: '' }
  return {
    ...told,
    subscribe_time: Math.floor(clockOf(world) / 1000),
    unionid: person.unionid,
    remark: '',
    tagid_list: [],
  }
}

/** `GET /cgi-bin/getcallbackip`. */
export const callbackIp: Handler = () => ({ ip_list: ['127.0.0.1'] })
