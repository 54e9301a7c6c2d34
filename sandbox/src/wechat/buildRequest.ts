import { randomInt } from 'node:crypto'
import { buildJson } from './buildJson'
import { buildMessage } from './buildMessage'
import type { Saying } from './sayings'
import { seal, sign } from './seal'
import type { FakeAccount } from './types'
import { clockOf, type World } from './world'
import { wrapped } from './xml'

/** One delivery as it goes out: every try of it is the same to the last byte. */
export type DeliveryRequest = { url: string; body: string }

/** Signs, and seals by the account's mode, what a person said; a mini-program's push is JSON where its page is set so. */
export function buildRequest(world: World, said: Saying, account: FakeAccount, msgId?: string): DeliveryRequest {
  const seconds = said.createTime ?? Math.floor(clockOf(world) / 1000)
  const build = account.format === 'json' ? buildJson : buildMessage
  const text = build(said, account.originalId, seconds, msgId)
  const timestamp = String(Math.floor(clockOf(world) / 1000))
  const nonce = String(randomInt(1e9))
  const signature = sign(account.token, timestamp, nonce)
  const query = new URLSearchParams({ signature, timestamp, nonce, openid: said.openid })
  const { deliverTo } = world.options
  const base = typeof deliverTo === 'function' ? deliverTo() : deliverTo
  const request = (body: string) => ({ url: `${base}/wechat/${account.key}?${query}`, body })
  if (account.mode === 'plain') return request(text)
  const encrypted = seal(text, account.encodingAesKey, account.appId)
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', sign(account.token, timestamp, nonce, encrypted))
  return request(account.format === 'json' ? jsonBody(account, text, encrypted) : xmlBody(account, text, encrypted))
}

function xmlBody({ mode, originalId }: FakeAccount, xml: string, encrypted: string): string {
  const sealed = `<Encrypt>${wrapped(encrypted)}</Encrypt>`
  if (mode === 'safe') return `<xml><ToUserName>${wrapped(originalId)}</ToUserName>${sealed}</xml>`
  return xml.replace('</xml>', `${sealed}</xml>`)
}

function jsonBody({ mode, originalId }: FakeAccount, json: string, encrypted: string): string {
  const open = mode === 'safe' ? { ToUserName: originalId } : (JSON.parse(json) as object)
  return JSON.stringify({ ...open, Encrypt: encrypted })
}
