import { accountOfApp } from './appOf'
import type { Answer, Call } from './http'
import type { ChatMessage, Undelivered } from './types'
import { clockOf, type World } from './world'

const kept = 1000
/** Calls that bring something to a person. */
const sends = '/cgi-bin/message/'

/** Notes that something for a person did not reach them, by WeChat's number or a word for it; open screens are told. */
export function noteUndelivered(
  world: World,
  whom: Pick<ChatMessage, 'accountKey' | 'openid'>,
  why: number | 'blocked',
) {
  const row: Undelivered = { ...whom, at: new Date(clockOf(world)).toISOString(), why: String(why) }
  world.undelivered.push(row)
  if (world.undelivered.length > kept) world.undelivered.shift()
  for (const tell of world.refusalListeners) tell(row)
}

/** Notes a sending that the platform refused. */
export function noteRefusal({ world, url, appId, json }: Call, answer: Answer) {
  const code = 'errcode' in answer ? answer.errcode : 0
  const { touser } = json()
  if (!url.pathname.startsWith(sends) || typeof code !== 'number' || code === 0 || typeof touser !== 'string') return
  noteUndelivered(world, { accountKey: accountOfApp(world, appId)?.key ?? '', openid: touser }, code)
}
