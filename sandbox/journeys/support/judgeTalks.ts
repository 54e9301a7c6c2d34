import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import type { Case } from '@jinlin/domain/cases/case'
import type { Conversation } from '../../src/load/conversations'
import { lostOf } from '../../src/load/meant'
import { noPromise, promisedIn } from '../../src/load/promised'
import type { ChatMessage } from '../../src/wechat/types'
import { addedTo, placeKnown } from '../../src/words/conversations'

/** What is wrong with somebody's cases or news, in a sentence; empty when all is as the transcript says. */
export type Judged = { cases: number; news: number; wrong: string[] }

/** News older than this is told as things stand when it goes, in ms: its words are others then. */
const oldMs = 20_000

/** Holds what is stored of each person, and what their chat shows, against what they said. */
export async function judgeTalks(wechat: string, appId: string, talks: readonly Conversation[]): Promise<Judged> {
  const judged = await inLanes(talks, 16, (talk) => judge(wechat, appId, talk))
  const sum = (of: (one: Judged) => number) => judged.reduce((total, one) => total + of(one), 0)
  return { cases: sum((one) => one.cases), news: sum((one) => one.news), wrong: judged.flatMap(({ wrong }) => wrong) }
}

async function judge(wechat: string, appId: string, talk: Conversation): Promise<Judged> {
  const user = await UserModel.findOne({ openids: `${appId}:${talk.openid}` }).lean()
  const cases = user ? await CaseModel.find({ 'reporter.userId': user._id }).lean<Case[]>() : []
  const rows = user ? await NotificationModel.find({ userId: user._id }).lean() : []
  const answer = await fetch(`${wechat}/__fake/outbox?openid=${talk.openid}`)
  const chat = ((await answer.json()) as ChatMessage[]).filter(({ from }) => from === 'account')
  const wrong = [
    ...wrongCases(talk, cases, chat, waitingOf(rows)),
    ...cases.flatMap((found) => lostOf(talk.meant, found)),
    ...wrongNews(talk, cases, rows, chat),
  ]
  return {
    cases: cases.length,
    news: rows.length,
    wrong: wrong.map((what) => `${talk.openid} (${talk.plot.name}): ${what}`),
  }
}

/** An answer that may have arrived when its server died is not said again: it waits on the news page and for the person's next message. */
const waitingOf = (rows: readonly Row[]): string[] =>
  rows.filter(({ state }) => state === 'kept' || state === 'unknown').map(({ text }) => text)

/** Exactly the cases of the plot, each promised by its number in the chat or where answers wait, none promised that is not there. */
function wrongCases(
  { plot, unheard }: Conversation,
  cases: readonly Case[],
  chat: readonly ChatMessage[],
  waiting: readonly string[],
): string[] {
  const wrong: string[] = []
  const last = chat.map(({ text }) => text.replaceAll('\n', ' ')).slice(-3)
  if (cases.length !== plot.cases) wrong.push(`${cases.length} cases, not ${plot.cases}: ${last.join(' | ')}`)
  if (plot.withdrawn && cases.some(({ state }) => state !== 'withdrawn')) wrong.push('taken back, but it goes on')
  const stored = new Set(cases.map(({ number }) => number.slice(-6)))
  const said = [...chat.map(({ text }) => text), ...waiting]
  const { numbers: promised, beside } = said.reduce((told, text) => promisedIn(text, told), noPromise)
  for (const number of promised) if (!stored.has(number)) wrong.push(`promised ${number}, which is not stored`)
  for (const number of stored)
    if (!promised.has(number) && !beside && !(unheard > 0 && isNamed(number, said)))
      wrong.push(`${number} was never promised: ${last.join(' | ')}`)
  return wrong
}

/** Who was not heard and says it again is told that it was added to what is there, or that its place is known. */
const isNamed = (number: string, said: readonly string[]): boolean =>
  said.some((text) => text.includes(addedTo(number)) || text.includes(placeKnown(number)))

type Row = { _id: string; caseId: string; text: string; state: string; at: Date; sentAt?: Date }

/** Each acceptance has its one piece of news; what counts as sent stands in the chat, nothing stands there twice. */
function wrongNews(
  { unheard }: Conversation,
  cases: readonly Case[],
  rows: readonly Row[],
  chat: readonly ChatMessage[],
): string[] {
  const wrong: string[] = []
  for (const found of cases)
    for (const { command, seq } of found.timeline)
      if (command === 'accept' && !rows.some(({ _id }) => _id === `${found._id}-${seq}-${found.reporter.userId}`))
        wrong.push(`no news of the acceptance of ${found.number}`)
  // the same words may be the answer to something said again: only what the account says of its own accord counts as news
  const shown = chat
    .filter(({ via }) => via !== 'passive')
    .map(({ text }) => text)
    .join('\n')
  for (const { caseId, text, state, at, sentAt } of rows) {
    const times = shown.split(text).length - 1
    const same = rows.filter((other) => other.text === text).length
    // each message said again may be answered late, in the same words; news of a case is said once
    const again = caseId === '' ? unheard : 0
    if (times > same + again) wrong.push(`told ${times} times: ${text}`)
    const late = (sentAt ?? at).getTime() - at.getTime() > oldMs
    if (state === 'sent' && !late && times === 0) wrong.push(`sent, but not in the chat: ${text}`)
    if (state === 'pending' || state === 'sending') wrong.push(`still ${state}: ${text}`)
  }
  return wrong
}

/** Waits until nothing is owed any more: no news to hand over or to send, nothing overdue for two seconds. False when it isn't so in time. */
export async function quiet(withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; ) {
    const overdue = new Date(Date.now() - 2000)
    const [cases, news] = await Promise.all([
      CaseModel.countDocuments({ wakeAt: op({ $gt: new Date(0), $lte: overdue }) }),
      NotificationModel.countDocuments({ state: op({ $in: ['pending', 'sending'] }) }),
    ])
    if (cases + news === 0) return true
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  return false
}
