import { createHash } from 'node:crypto'
import { appOf } from '../appOf'
import { errcode } from '../errors'
import { type Handler, textIn } from '../http'
import { personOf } from '../personOf'
import { clockOf } from '../world'

const codeMs = 5 * 60_000

/** `GET /sns/jscode2session`: a code works once, for five minutes, for the mini-program that made it. */
export const jscode2session: Handler = ({ world, query }) => {
  const appId = query.get('appid')
  const app = appOf(world, appId)
  if (!app || appId !== world.options.miniappId) return errcode(40013)
  if (app.secret !== query.get('secret')) return errcode(40125)
  const code = world.jsCodes.get(query.get('js_code') ?? '')
  const person = code && personOf(world, code.openid)
  if (!code || !person || code.at + codeMs < clockOf(world)) return errcode(40029)
  if (code.used) return errcode(40163)
  code.used = true
  const session_key = createHash('md5').update(`${code.openid}${code.at}`).digest('base64')
  world.sessionKeys.set(person.openid, session_key)
  return { openid: code.openid, session_key, unionid: person.unionid }
}

/** `POST /wxa/business/getuserphonenumber`: the phone behind a code, once. */
export const getUserPhoneNumber: Handler = ({ world, json, appId }) => {
  const code = textIn(json(), 'code')
  const found = world.phoneCodes.get(code)
  world.phoneCodes.delete(code)
  if (!found || found.at + codeMs < clockOf(world)) return errcode(40029)
  const watermark = { timestamp: Math.floor(clockOf(world) / 1000), appid: appId }
  return errcode(0, { phone_info: { ...partsOf(found.phone), watermark } })
}

/** A number of another country is kept with its `+` and the two digits of that country; the mini-program is told the two apart. */
const partsOf = (phoneNumber: string) => {
  const [, countryCode = '86', purePhoneNumber = phoneNumber] = /^\+(\d\d)(\d+)$/.exec(phoneNumber) ?? []
  return { phoneNumber, purePhoneNumber, countryCode }
}

/** `POST /wxa/msg_sec_check`: passes everything but words that contain `risky` (a mark for tests). */
export const msgSecCheck: Handler = ({ json }) => {
  const body = json()
  if (body.version !== 2 || !textIn(body, 'content') || !textIn(body, 'openid')) return errcode(47001)
  const verdict = textIn(body, 'content').includes('risky')
    ? { suggest: 'risky', label: 20001 }
    : { suggest: 'pass', label: 100 }
  const detail = [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }]
  return errcode(0, { trace_id: 'fake', result: verdict, detail })
}
