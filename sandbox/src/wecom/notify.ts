import { randomInt } from 'node:crypto'
import { seal, sign } from '../wechat/seal'
import { wrapped } from '../wechat/xml'
import type { Chat, WecomWorld } from './corp'

const tries = 3
const tryMs = 5000

/** What changed in a chat. */
export type Change = { type: 'create' | 'update' | 'dismiss'; detail?: 'add_member' | 'del_member'; count?: number }

/** Tells the enterprise's server that a chat changed, sealed, at most three times until it answers 200; several copies at once where the controls say so. */
export async function notify(world: WecomWorld, chat: Chat, change: Change, nowMs: number): Promise<void> {
  const request = requestOf(world, chat, change, nowMs)
  await Promise.all(Array.from({ length: world.delivery.copies }, () => runTries(world, chat, change, request)))
}

function requestOf({ corp, deliverTo }: WecomWorld, chat: Chat, change: Change, nowMs: number) {
  const seconds = String(Math.floor(nowMs / 1000))
  const fields: [string, string][] = [
    ['ToUserName', corp.corpId],
    ['FromUserName', 'sys'],
    ['CreateTime', seconds],
    ['MsgType', 'event'],
    ['Event', 'change_external_chat'],
    ['ChatId', chat.id],
    ['ChangeType', change.type],
    ...(change.detail ? [['UpdateDetail', change.detail] as [string, string]] : []),
    ...(change.detail === 'add_member' ? [['JoinScene', '3'] as [string, string]] : []),
    ...(change.detail === 'del_member' ? [['QuitScene', '0'] as [string, string]] : []),
    ...(change.count ? [['MemChangeCnt', String(change.count)] as [string, string]] : []),
  ]
  const xml = `<xml>${fields.map(([name, value]) => `<${name}>${wrapped(value)}</${name}>`).join('')}</xml>`
  const sealed = seal(xml, corp.encodingAesKey, corp.corpId)
  const nonce = String(randomInt(1e9))
  const query = new URLSearchParams({
    msg_signature: sign(corp.token, seconds, nonce, sealed),
    timestamp: seconds,
    nonce,
  })
  const body = `<xml><ToUserName>${wrapped(corp.corpId)}</ToUserName><Encrypt>${wrapped(sealed)}</Encrypt><AgentID></AgentID></xml>`
  return { url: `${deliverTo()}/wecom/${corp.key}?${query}`, body }
}

async function runTries(world: WecomWorld, chat: Chat, change: Change, { url, body }: { url: string; body: string }) {
  for (let round = 1; round <= tries; round++) {
    const log = { chatId: chat.id, change: change.detail ?? change.type, round }
    if (world.delivery.dropFirst > 0) {
      world.delivery.dropFirst -= 1
      world.tries.push(log)
      continue
    }
    const seen = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/xml' },
      signal: AbortSignal.timeout(tryMs),
    })
      .then(async (answer) => ({ status: answer.status, answer: await answer.text() }))
      .catch(() => ({}))
    world.tries.push({ ...log, ...seen })
    if ('status' in seen && seen.status === 200) return
  }
}
