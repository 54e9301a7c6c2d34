import type { Inbound } from '@jinlin/backend/inbox/inbound'
import type { CallbackAccount } from './accountSecrets'
import type { Reader } from './readCallback'
import { readJsonMessage, readJsonOuter } from './readJson'
import { readMessage, readOuter, type WechatFields } from './readXml'
import { toInbound } from './toInbound'

const isJson = (text: string) => text.trimStart().startsWith('{')

/** How the push of a mini-program is read: JSON or XML, whichever is set at WeChat. Only what WeChat tells of messages means something; what a person writes there is kept as an event that means nothing. */
export const miniReader: Reader = {
  outer: (body) => (isJson(body) ? readJsonOuter(body) : readOuter(body)),
  message: (text) => (isJson(text) ? readJsonMessage(text) : readMessage(text)),
  inbound: inboundOfMini,
}

function inboundOfMini({ key, appId }: CallbackAccount, fields: WechatFields): Inbound {
  const inbound = toInbound(key, fields)
  const { kind } = inbound.content
  const known = kind === 'consent' || kind === 'subscribeDone'
  const content = known ? inbound.content : { kind: 'other' as const, name: fields.Event ?? fields.MsgType }
  return { ...inbound, accountKey: '', miniappId: appId, content }
}
