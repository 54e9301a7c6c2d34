import { WechatError } from './WechatError'
import { wechatFor } from './wechatClient'

const path = '/cgi-bin/qrcode/create'

/** A permanent code of an account for this scene (1–64 characters); resolves to the address it says. An account has 100,000 of them. Throws WechatError. */
export async function createLimitCode(appId: string, scene: string): Promise<string> {
  const wechat = await wechatFor(appId)
  const body = { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: scene } } }
  const { url } = await wechat.call(path, body)
  if (typeof url !== 'string' || url === '') throw new WechatError(path, 0)
  return url
}
