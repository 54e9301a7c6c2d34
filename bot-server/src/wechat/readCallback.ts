import type { Inbound } from '@jinlin/backend/inbox/inbound'
import type { CallbackAccount } from './accountSecrets'
import { sameSignature, signatureOf, unsealText } from './envelope'
import { type Outer, readMessage, readOuter, type WechatFields } from './readXml'
import { toInbound } from './toInbound'

/** The query of a callback, as far as we know it. */
export type CallbackQuery = { signature: string; timestamp: string; nonce: string; msg_signature: string }
/** 403 = not from WeChat, not for this account, or too old · 400 = signed but no message. */
export type ReadCallback = { inbound: Inbound } | { refused: 400 | 403 }
/** How an address reads what comes to it: the envelope, the message in it, and what that means. */
export type Reader = {
  outer: (body: string) => Outer | undefined
  message: (text: string) => WechatFields | undefined
  inbound: (account: CallbackAccount, fields: WechatFields) => Inbound
}

const windowSeconds = 300

/** How the callback of a public account is read. */
export const accountReader: Reader = {
  outer: readOuter,
  message: readMessage,
  inbound: ({ key }, fields) => toInbound(key, fields),
}

/** Whether the moment in the signature is near enough to ours; older deliveries may be replays. */
export const isFresh = (timestamp: string, now: Date): boolean =>
  /^\d{1,11}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= windowSeconds

/** Judges a delivery: time and signature before a byte is parsed, then the seal, then who it is for. In compat mode only the sealed half counts. */
export function readCallback(
  account: CallbackAccount,
  query: CallbackQuery,
  body: string,
  now: Date,
  reader = accountReader,
): ReadCallback {
  const fresh = isFresh(query.timestamp, now)
  if (!sameSignature(query.signature, signatureOf(account.token, query.timestamp, query.nonce)) || !fresh)
    return { refused: 403 }
  const opened = account.mode === 'plain' ? { text: body } : openBody(account, query, body, reader)
  if ('refused' in opened) return opened
  const fields = reader.message(opened.text)
  if (!fields) return { refused: 400 }
  if (fields.ToUserName !== account.originalId) return { refused: 403 }
  return { inbound: reader.inbound(account, fields) }
}

/** The seal is checked over the raw text; an outer element that cannot be read, or an open message, is refused. */
function openBody(
  account: CallbackAccount,
  query: CallbackQuery,
  body: string,
  reader: Reader,
): { text: string } | { refused: 400 | 403 } {
  const outer = reader.outer(body)
  if (!outer) return { refused: 400 }
  const sealed = outer.Encrypt ?? ''
  const expected = signatureOf(account.token, query.timestamp, query.nonce, sealed)
  const signed = sameSignature(query.msg_signature, expected)
  const text = unsealText(sealed, account)
  return signed && outer.ToUserName === account.originalId && text !== undefined ? { text } : { refused: 403 }
}
