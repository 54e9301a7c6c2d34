import type { Inbound, InboundContent } from '@jinlin/backend/inbox/inbound'
import { noteInbound, shutWindow } from '@jinlin/backend/notifications/customerWindow'
import { keptFor } from '@jinlin/backend/notifications/news'
import { onLocation } from './onLocation'
import { onMedia } from './onMedia'
import { onMenu } from './onMenu'
import { onScan } from './onScan'
import { onWords } from './onWords'
import { openTurn, type Turn } from './turn'

/** Which window an act of the person opens; a message is the longest. */
const windowOf = (kind: InboundContent['kind']) =>
  kind === 'menu' || kind === 'scan' || kind === 'follow' ? kind : 'message'
/** So many kept news go in front of one answer: more would not fit into a passive text. */
const mostKept = 3

/**
 * What the account says to one message, with everything the message sets in motion; null = nothing.
 * Safe to run again with the same message: cases, notes and commands carry its key. News that could not be pushed comes first.
 */
export async function answer(inbound: Inbound, now: Date): Promise<string | null> {
  const { accountKey, openid, content } = inbound
  if (content.kind === 'other') return null
  if (content.kind === 'unfollow') {
    await shutWindow(accountKey, openid)
    return null
  }
  await noteInbound(accountKey, openid, windowOf(content.kind), now)
  const turn = await openTurn(inbound, now)
  const said = await respond(turn)
  const kept = await keptFor(turn.talk.userId, now, mostKept)
  return [...kept.map(({ text }) => text), said ?? ''].filter(Boolean).join('\n\n') || null
}

function respond(turn: Turn): Promise<string | null> {
  const { content } = turn.inbound
  if (content.kind === 'text') return onWords(turn, content.text)
  if (content.kind === 'image' || content.kind === 'voice') return onMedia(turn, content)
  if (content.kind === 'location') return onLocation(turn, content)
  if (content.kind === 'menu') return onMenu(turn, content.key)
  return onScan(turn, 'scene' in content ? content.scene : undefined)
}
