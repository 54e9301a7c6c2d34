import { seeded } from '../load/random'
import type { Addresses } from '../processes/addresses'
import { buildMessage } from '../wechat/buildMessage'
import { seal, sign } from '../wechat/seal'
import { sayings } from '../words/conversations'
import { askStatus } from '../words/load'

/** One message ready to go: its path and body as WeChat sends them, signed and sealed as the account's mode asks. */
export type ReadyMessage = { openid: string; path: string; body: string }
export type BenchAccount = Addresses['accounts'][number]
type Saying = { type: string; text?: string; lng?: number; lat?: number; label?: string }
type Plan = { account: BenchAccount; run: string; places: readonly [number, number][]; people: number; count: number }

/**
 * So many messages of so many people, shuffled as a city writes: each person says a matter, then where it is, and some ask how it stands.
 * The order of one person's messages holds; the same run gives the same talk.
 */
export function callbackMessages(plan: Plan): ReadyMessage[] {
  const random = seeded(29)
  const said = new Array<number>(plan.people).fill(0)
  const order = Array.from({ length: plan.count }, (_, i) => i % plan.people)
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  return order.map((person, i) => {
    const serial = said[person] ?? 0
    said[person] = serial + 1
    return ready(plan, person, sayingOf(plan, person, serial, random), i)
  })
}

function sayingOf({ places }: Plan, person: number, serial: number, random: () => number): Saying {
  if (serial === 0) return { type: 'text', text: sayings.matters[person % sayings.matters.length] ?? '' }
  if (serial > 1) return { type: 'text', text: askStatus }
  const [lng, lat] = places[person % places.length] ?? [0, 0]
  const aside = () => (random() - 0.5) * 0.002
  return { type: 'location', lng: lng + aside(), lat: lat + aside(), label: sayings.place }
}

/** Signed for the moment it is made: WeChat's signatures hold for five minutes. */
function ready({ account, run }: Plan, person: number, saying: Saying, i: number): ReadyMessage {
  const seconds = Math.floor(Date.now() / 1000)
  const openid = `${run}-${String(person).padStart(5, '0')}`
  const msgId = `8${Date.now()}${String(i).padStart(6, '0')}`
  const xml = buildMessage({ accountKey: account.key, openid, ...saying }, account.originalId, seconds, msgId)
  const nonce = `n${i}`
  const query = new URLSearchParams({ timestamp: String(seconds), nonce, openid })
  query.set('signature', sign(account.token, String(seconds), nonce))
  const path = () => `/wechat/${account.key}?${query}`
  if (account.mode === 'plain') return { openid, path: path(), body: xml }
  const encrypted = seal(xml, account.encodingAesKey, account.appId)
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', sign(account.token, String(seconds), nonce, encrypted))
  return {
    openid,
    path: path(),
    body: `<xml><ToUserName>${account.originalId}</ToUserName><Encrypt>${encrypted}</Encrypt></xml>`,
  }
}
