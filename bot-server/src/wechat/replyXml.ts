import { randomInt } from 'node:crypto'
import type { CallbackAccount } from './accountSecrets'
import { sealText, signatureOf } from './envelope'
import { xmlText } from './xmlStructure'

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
/** The most a passive text may be, in bytes. */
export const mostReplyBytes = 2047

/** A passive answer: users swapped, seconds, text that XML and WeChat can hold, sealed unless the account is plain. Nothing to say is `success`. */
export function replyXml(account: CallbackAccount, openid: string, reply: string | null, now: Date): string {
  const text = cut(xmlText(reply ?? '').trim())
  if (text === '') return 'success'
  const seconds = Math.floor(now.getTime() / 1000)
  const xml = `<xml><ToUserName>${cdata(openid)}</ToUserName><FromUserName>${cdata(account.originalId)}</FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>${cdata(text)}</Content></xml>`
  return account.mode === 'plain' ? xml : sealedXml(account, xml, String(seconds))
}

function sealedXml(account: CallbackAccount, xml: string, timestamp: string): string {
  const sealed = sealText(xml, account)
  const nonce = String(randomInt(1e9))
  const signature = signatureOf(account.token, timestamp, nonce, sealed)
  return `<xml><Encrypt>${cdata(sealed)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
}

function cut(text: string): string {
  if (Buffer.byteLength(text) <= mostReplyBytes) return text
  const points = [...text]
  while (Buffer.byteLength(points.join('')) > mostReplyBytes - 3) points.pop()
  return `${points.join('')}…`
}
