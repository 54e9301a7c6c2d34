import { DraftClosed } from '@jinlin/backend/inbox/DraftClosed'
import type { Inbound, InboundContent } from '@jinlin/backend/inbox/inbound'
import { heardLately } from '@jinlin/backend/inbox/recentMessages'
import { noteClosed, noteInbound } from '@jinlin/backend/notifications/customerWindow'
import { giveBackKept, keptFor } from '@jinlin/backend/notifications/news'
import { noteChannelEvent } from '@jinlin/backend/notifications/settleByEvent'
import { emergencyIn } from '@jinlin/domain/understanding/emergency'
import { spaced } from '@jinlin/domain/words/spaced'
import { mostReplyBytes } from '../wechat/replyXml'
import { unreadable, waitABit } from '../words/dialogue'
import { onLocation } from './onLocation'
import { onMedia } from './onMedia'
import { onMenu } from './onMenu'
import { onScan } from './onScan'
import { onWords } from './onWords'
import { refusalText } from './refusalText'
import { lookingAgain, openTurn, type Turn } from './turn'

/** Which window an act of the person opens; a message is the longest. */
const windowOf = (kind: InboundContent['kind']) =>
  kind === 'menu' || kind === 'scan' || kind === 'follow' ? kind : 'message'
/** So many kept news go in front of one answer, and no more than fit into a passive text beside it. */
const mostKept = 3
/** So many messages of one person in a minute are answered one by one; the others are taken in all the same. */
const mostAnswered = 20
const minuteMs = 60_000

/**
 * What the account says to one message, with everything the message sets in motion; null = nothing.
 * Safe to run again with the same message: cases, notes and commands carry its key. News that could not be pushed comes first.
 * Of a flood every message counts, but only the first one over the number is answered; an emergency always is.
 */
export async function answer(inbound: Inbound, now: Date): Promise<string | null> {
  const { accountKey, openid, content } = inbound
  if (content.kind === 'other') return null
  if (content.kind === 'consent' || content.kind === 'templateDone' || content.kind === 'subscribeDone') {
    await noteChannelEvent(inbound, content, now)
    return null
  }
  // who came last is told by WeChat's clock alone: ours is up to seconds later
  const at = inbound.sentAt < now ? inbound.sentAt : now
  if (content.kind === 'unfollow') {
    await noteClosed(accountKey, openid, 'left', at)
    return null
  }
  const [turn] = await Promise.all([
    openTurn(inbound, now),
    noteInbound(accountKey, openid, windowOf(content.kind), at),
  ])
  const said = await respond(turn)
    .catch((error: unknown) => anew(turn, error))
    .catch(refused)
  const over = await overNumber(turn)
  if (over > 0) {
    await giveBackKept(inbound.key)
    return over === 1 ? waitABit : null
  }
  const room = mostReplyBytes - Buffer.byteLength(spaced(said ?? ''))
  const kept = await keptFor(turn.talk.userId, now, { key: inbound.key, limit: mostKept, room })
  return spaced([...kept.map(({ text }) => text), said ?? ''].filter(Boolean).join('\n\n')) || null
}

/** While we answered, the sweep filed the report this message was to join: what the message is about is decided once more, by what is stored now. */
function anew(turn: Turn, error: unknown): Promise<string | null> {
  if (!(error instanceof DraftClosed)) throw error
  return respond(lookingAgain(turn))
}

function refused(error: unknown): string {
  const text = refusalText(error)
  if (text === undefined) throw error
  return text
}

/** How far over the number of a minute this message is; an emergency never is. */
async function overNumber({ inbound, talk, now }: Turn): Promise<number> {
  if (emergencyIn(wordsOf(inbound.content))) return 0
  const heard = await heardLately('message', talk.userId, inbound.key, minuteMs, now)
  return Math.max(0, heard - mostAnswered)
}

const wordsOf = (content: InboundContent) =>
  content.kind === 'text' ? content.text : content.kind === 'voice' ? (content.recognition ?? '') : ''

async function respond(turn: Turn): Promise<string | null> {
  const { content } = turn.inbound
  if (content.kind === 'unreadable') return unreadable
  if (content.kind === 'text') return onWords(turn, content.text)
  if (content.kind === 'image' || content.kind === 'voice') return onMedia(turn, content)
  if (content.kind === 'location') return onLocation(turn, content)
  if (content.kind === 'menu') return onMenu(turn, content.key)
  return onScan(turn, 'scene' in content ? content.scene : undefined)
}
