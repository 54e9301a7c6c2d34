import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import type { ChatMessage } from '../../wechat/types'
import { cardsOnce } from './cardsOnce'
import { countEach } from './countEach'
import type { Violation } from './evidence'
import { type IsMoving, isOnItsWay, mayHaveLeft, movingAt, wrongNews } from './newsState'

/** News older than this, or that goes along with newer news, is told as things stand when it goes, in ms: its words are others then. */
const oldMs = 20_000

/** Whose an openid is. */
export type UserOf = (openid: string) => string | undefined

const byUser = (rows: readonly Notification[]): Map<string, Notification[]> => {
  const found = new Map<string, Notification[]>()
  for (const row of rows) found.set(row.userId, [...(found.get(row.userId) ?? []), row])
  return found
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
    if (times > left) return [wrongNews('news twice', _id, `shown ${times} times, of ${left} that were sent: ${text}`)]
    return times < surely ? [wrongNews('news missing', _id, `${surely} count as sent, ${times} shown: ${text}`)] : []
  })
}

const unsettled = (rows: readonly Notification[], moving: IsMoving): Violation[] =>
  rows
    .filter((row) => isOnItsWay(row) && !moving(row))
    .map(({ _id, state }) => wrongNews('news unsettled', _id, `still ${state}`))

/** I6, first half: each piece of news was shown at most once, and what counts as sent was shown; none is left on its way. */
export function newsOnce(
  rows: readonly Notification[],
  chat: readonly ChatMessage[],
  inbox: readonly WxInboxRow[],
  userOf: UserOf,
  readAt: Date,
): Violation[] {
  const moving = movingAt(readAt)
  const parts = partsTo(chat, userOf)
  const answers = answersTo(inbox, userOf)
  const chats = [...byUser(rows)].flatMap(([userId, theirs]) =>
    wrongChat(theirs, countEach(parts.get(userId) ?? []), countEach(answers.get(userId) ?? []), moving),
  )
  return [...chats, ...cardsOnce(rows, chat, moving), ...unsettled(rows, moving)]
}
