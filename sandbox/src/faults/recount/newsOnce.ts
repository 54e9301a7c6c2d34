import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import { clientMessageId } from '@jinlin/backend/wechat/templates'
import type { ChatMessage } from '../../wechat/types'
import type { Violation } from './evidence'

/** News older than this, or that goes along with newer news, is told as things stand when it goes, in ms: its words are others then. */
const oldMs = 20_000

/** The chat is read a moment before the rows, and the clocks go on: news may be on its way for so long, and count as sent so shortly, without being wrong, in ms. */
const onItsWayMs = 30_000
const justSentMs = 5000

/** Whose an openid is. */
export type UserOf = (openid: string) => string | undefined

const wrong = (kind: 'news twice' | 'news missing' | 'news unsettled', subject: string, what: string): Violation => ({
  rule: 'I6',
  kind,
  subject,
  what,
})

const count = <T>(all: readonly T[]): Map<T, number> => {
  const counted = new Map<T, number>()
  for (const each of all) counted.set(each, (counted.get(each) ?? 0) + 1)
  return counted
}

const byUser = (rows: readonly Notification[]): Map<string, Notification[]> => {
  const found = new Map<string, Notification[]>()
  for (const row of rows) found.set(row.userId, [...(found.get(row.userId) ?? []), row])
  return found
}

const mayHaveLeft = ({ state }: Notification) => state === 'sent' || state === 'unknown'
const isOnItsWay = ({ state }: Notification) => state === 'pending' || state === 'sending'
/** Whether it was moving while the documents were read. */
const isMoving = (row: Notification, readAt: Date): boolean => {
  const sinceMs = (at: Date) => readAt.getTime() - at.getTime()
  if (isOnItsWay(row)) return sinceMs(row.at) < onItsWayMs
  return row.sentAt !== undefined && sinceMs(row.sentAt) < justSentMs
}
const isFresh = ({ at, sentAt, foldedInto }: Notification) =>
  sentAt !== undefined && foldedInto === undefined && sentAt.getTime() - at.getTime() <= oldMs

/** Paragraphs that the account has sent somebody of its own accord. */
function partsTo(chat: readonly ChatMessage[], userOf: UserOf): Map<string, string[]> {
  const parts = new Map<string, string[]>()
  for (const { via, openid, text } of chat.filter((line) => line.via === 'custom')) {
    const userId = userOf(openid) ?? `${via} ${openid}`
    parts.set(userId, [...(parts.get(userId) ?? []), ...text.split('\n\n')])
  }
  return parts
}

/** Paragraphs of answers that went by themselves. */
function answersTo(inbox: readonly WxInboxRow[], userOf: UserOf): Map<string, string[]> {
  const answers = new Map<string, string[]>()
  for (const { way, reply, inbound } of inbox) {
    const userId = userOf(inbound.openid)
    if (way === 'later' && reply && userId)
      answers.set(userId, [...(answers.get(userId) ?? []), ...reply.split('\n\n')])
  }
  return answers
}

type IsMoving = (row: Notification) => boolean

/** What stands in somebody's chat, against the rows of the same words; answers of the same words are no news. */
function wrongChat(
  rows: readonly Notification[],
  shown: ReadonlyMap<string, number>,
  answered: ReadonlyMap<string, number>,
  moving: IsMoving,
): Violation[] {
  return [...new Set(rows.map(({ text }) => text))].flatMap((text) => {
    const same = rows.filter((row) => row.text === text)
    const times = shown.get(text) ?? 0
    const [{ _id } = { _id: '' }] = same
    const left = same.filter((row) => mayHaveLeft(row) || moving(row)).length + (answered.get(text) ?? 0)
    const surely = same.filter(
      (row) => row.state === 'sent' && row.channel === 'customer' && isFresh(row) && !moving(row),
    ).length
    if (times > left) return [wrong('news twice', _id, `shown ${times} times, of ${left} that were sent: ${text}`)]
    return times < surely ? [wrong('news missing', _id, `${surely} count as sent, ${times} shown: ${text}`)] : []
  })
}

const byTemplate = (chat: readonly ChatMessage[]): Map<unknown, number> =>
  count(
    chat
      .filter(({ via }) => via === 'template')
      .map(({ data }) => (data as { client_msg_id?: string } | undefined)?.client_msg_id),
  )

/** Cards carry the digest of their row's id, so each is counted by itself. */
function wrongCards(rows: readonly Notification[], cards: ReadonlyMap<unknown, number>, moving: IsMoving): Violation[] {
  return rows.flatMap((row) => {
    const { _id, state, channel } = row
    const times = cards.get(clientMessageId(_id)) ?? 0
    if (times > 1) return [wrong('news twice', _id, `its card was shown ${times} times`)]
    if (moving(row)) return []
    if (state === 'sent' && channel === 'template' && times === 0)
      return [wrong('news missing', _id, 'counts as sent by template, no card was shown')]
    // a newer one took its place while nobody knew whether it had arrived: it is never shown again
    return times === 1 && state !== 'superseded' && !mayHaveLeft(row)
      ? [wrong('news twice', _id, `its card was shown, and it counts as ${state}`)]
      : []
  })
}

const unsettled = (rows: readonly Notification[], moving: IsMoving): Violation[] =>
  rows
    .filter((row) => isOnItsWay(row) && !moving(row))
    .map(({ _id, state }) => wrong('news unsettled', _id, `still ${state}`))

/** I6, first half: each piece of news was shown at most once, and what counts as sent was shown; none is left on its way. */
export function newsOnce(
  rows: readonly Notification[],
  chat: readonly ChatMessage[],
  inbox: readonly WxInboxRow[],
  userOf: UserOf,
  readAt: Date,
): Violation[] {
  const moving: IsMoving = (row) => isMoving(row, readAt)
  const parts = partsTo(chat, userOf)
  const cards = byTemplate(chat)
  const answers = answersTo(inbox, userOf)
  const chats = [...byUser(rows)].flatMap(([userId, theirs]) =>
    wrongChat(theirs, count(parts.get(userId) ?? []), count(answers.get(userId) ?? []), moving),
  )
  return [...chats, ...wrongCards(rows, cards, moving), ...unsettled(rows, moving)]
}
