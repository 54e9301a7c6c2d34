import { errcode } from '../errors'
import type { Answer, Handler } from '../http'
import { personOf } from '../personOf'
import { clockOf, type World } from '../world'

/** `GET /cgi-bin/user/info`: names are empty, as WeChat has given them since 2021. */
export const userInfo: Handler = ({ world, query }) => infoOf(world, query.get('openid') ?? '')

const mostAtOnce = 100

/** `POST /cgi-bin/user/info/batchget`: at most 100 people, and nobody when one of them is unknown. */
export const usersInfo: Handler = ({ world, json }) => {
  const { user_list: asked } = json() as { user_list?: { openid?: string }[] }
  if (!Array.isArray(asked) || asked.length === 0 || asked.length > mostAtOnce) return errcode(40032)
  const infos = asked.map(({ openid = '' }) => infoOf(world, openid))
  return infos.find((info) => 'errcode' in info) ?? { user_info_list: infos }
}

function infoOf(world: World, openid: string): Answer {
  const person = personOf(world, openid)
  if (!person) return errcode(40003)
  if (!world.followers.has(openid)) return { subscribe: 0, openid }
  const follow = world.follows.get(openid)
  const scene = follow?.scene ?? ''
  const told = { subscribe: 1, openid, nickname: '', sex: 0, language: 'zh_CN', headimgurl: '' }
  return {
    ...told,
    subscribe_time: Math.floor((follow?.at ?? clockOf(world)) / 1000),
    unionid: person.unionid,
    remark: '',
    groupid: 0,
    tagid_list: [],
    subscribe_scene: follow?.via ?? 'ADD_SCENE_SEARCH',
    qr_scene: /^\d+$/.test(scene) ? Number(scene) : 0,
    qr_scene_str: /^\d+$/.test(scene) ? '' : scene,
  }
}

/** `GET /cgi-bin/getcallbackip`. */
export const callbackIp: Handler = () => ({ ip_list: ['127.0.0.1'] })
