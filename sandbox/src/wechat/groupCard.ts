import { createCipheriv, randomBytes } from 'node:crypto'
import type { Handler } from './http'
import { personOf } from './personOf'
import { ControlError, clockOf } from './world'

/** `GET /__fake/group_enter?openid=&openGId=`: what `wx.getGroupEnterInfo` gives a phone that came in by a group's card, sealed with the person's session key. */
export const groupEnter: Handler = ({ world, query }) => {
  const person = personOf(world, query.get('openid'))
  const key = person && world.sessionKeys.get(person.openid)
  if (!key) throw new ControlError('this person has not signed in to the mini-program')
  const watermark = { timestamp: Math.floor(clockOf(world) / 1000), appid: world.options.miniappId }
  const text = JSON.stringify({ opengid: query.get('openGId') ?? 'tGfakegroup', open_single_roomid: '', watermark })
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(key, 'base64'), iv)
  const encryptedData = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
  return { encryptedData, iv: iv.toString('base64') }
}
