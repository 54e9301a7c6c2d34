import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import type { ChatMessage, Delivery } from '../../wechat/types'
import type { Violation } from './evidence'

type Kind = 'message lost' | 'two answers' | 'two effects' | 'answer missing'
const wrong = (kind: Kind, subject: string, what: string): Violation => ({ rule: 'I7', kind, subject, what })

const keyOf = ({ accountKey, msgId }: Delivery) => `${accountKey}-${msgId}`
const wasTaken = ({ tries }: Delivery) => tries.some(({ status }) => status === 200)

const grouped = (deliveries: readonly Delivery[]): Map<string, Delivery[]> => {
  const found = new Map<string, Delivery[]>()
  for (const each of deliveries) if (each.msgId) found.set(keyOf(each), [...(found.get(keyOf(each)) ?? []), each])
  return found
}

/** Every delivery of one message brought the same reply, and only where its answer is a reply. */
function wrongReplies(key: string, deliveries: readonly Delivery[], row: WxInboxRow | undefined): Violation[] {
  if (!row) return deliveries.some(wasTaken) ? [wrong('message lost', key, 'was answered 200, and is not stored')] : []
  const replies = [...new Set(deliveries.flatMap(({ reply }) => (reply ? [reply.text] : [])))]
  if (replies.length > 1) return [wrong('two answers', key, `was answered with ${replies.length} different replies`)]
  if (replies.length === 1 && row.way === 'later')
    return [wrong('two answers', key, 'was replied to, and answered by customer message')]
  return []
}

/** What came so shortly before the documents were read may still be handled, in ms; what stays so keeps the run from becoming quiet. */
const underWayMs = 30_000

const notHandled = ({ _id, state, receivedAt, leftAt, owedUntil }: WxInboxRow, readAt: Date): Violation[] => {
  if (readAt.getTime() - receivedAt.getTime() < underWayMs) return []
  if (state === 'received' || (state === 'failed' && !leftAt)) return [wrong('message lost', _id, `still ${state}`)]
  return owedUntil ? [wrong('answer missing', _id, 'is still owed')] : []
}

/** Answers by customer message: not more of the same words to one person than messages that were to be answered so. */
function wrongLater(inbox: readonly WxInboxRow[], chat: readonly ChatMessage[]): Violation[] {
  const later = new Map<string, string[]>()
  for (const { _id, way, reply, inbound } of inbox)
    if (way === 'later' && reply)
      later.set(`${inbound.openid} ${reply}`, [...(later.get(`${inbound.openid} ${reply}`) ?? []), _id])
  const custom = chat.filter(({ via }) => via === 'custom').map(({ openid, text }) => `${openid} ${text}`)
  return [...later].flatMap(([what, keys]) => {
    const times = custom.filter((line) => line === what).length
    return times > keys.length ? [wrong('two answers', keys[0] ?? '', `was told ${times} times`)] : []
  })
}

function twoEffects(drafts: readonly Draft[]): Violation[] {
  const seen = drafts.flatMap(({ seen: keys }) => [...new Set(keys)])
  const twice = seen.filter((key, i) => seen.indexOf(key) < i)
  return twice.map((key) => wrong('two effects', key, 'stands in more than one report in the making'))
}

/** I7: a message that was taken is stored and handled, has one effect, and is answered at most once. */
export function oneAnswer(
  inbox: readonly WxInboxRow[],
  deliveries: readonly Delivery[],
  drafts: readonly Draft[],
  chat: readonly ChatMessage[],
  readAt: Date,
): Violation[] {
  const rows = new Map(inbox.map((row) => [row._id, row]))
  const replies = [...grouped(deliveries)].flatMap(([key, same]) => wrongReplies(key, same, rows.get(key)))
  return [
    ...replies,
    ...inbox.flatMap((row) => notHandled(row, readAt)),
    ...wrongLater(inbox, chat),
    ...twoEffects(drafts),
  ]
}
