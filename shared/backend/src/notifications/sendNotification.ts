import { TooFast } from '../wechat/pace'
import { settleRest, takeRest } from './folded'
import { type Ending, lease, mayRepeat, settle } from './lease'
import type { Notification, NotificationState } from './NotificationModel'
import { judge, type Verdict } from './refusals'
import { rowNow } from './rowNow'
import { type Allowance, noteTrying, sendOn, takeAllowance } from './sendOn'
import { settleByResult } from './settleByEvent'
import { type Way, wayOfTrying, waysTo } from './waysTo'

/** Waits before the next try after a failure in which surely nothing was sent, in milliseconds. */
const retryMs = [1000, 4000, 15_000] as const
/** News older than this may have been overtaken while it waited, in milliseconds. */
const oldMs = 20_000

/** News older than this, and news that asks for something, is said in words that are true when it goes: somebody quick has done it already. */
const looksAgain = ({ title, at }: Notification, now: Date): boolean =>
  title === 'task' || title === 'resolved' || now.getTime() - at.getTime() >= oldMs

const later = ({ attempts }: Notification, now: Date): Ending | undefined => {
  const wait = retryMs[attempts - 1]
  return wait === undefined ? undefined : { state: 'pending', dueAt: new Date(now.getTime() + wait) }
}

/** More messages than the pace allows: it waits a second, which counts as no try. A template that may have arrived goes on as it began. */
const slower = ({ attempts, trying }: Notification, now: Date): Ending => ({
  state: 'pending',
  dueAt: new Date(now.getTime() + 1000),
  attempts: attempts - 1,
  ...(trying?.maybe ? {} : { fresh: true }),
})

/** What becomes of news whose message did not go; undefined = the next way is tried. A template that may have arrived is repeated by its id, or nothing is sent ever again. */
function afterFailure(row: Notification, way: Way, verdict: Verdict, reason: string, now: Date): Ending | undefined {
  const repeats = way.channel === 'template'
  const mayHave = verdict === 'maybe' || (repeats && row.trying?.maybe === true)
  const shutHere = verdict === 'next' || verdict === 'over'
  if (mayHave && repeats && !shutHere && mayRepeat(row, now)) return later(row, now) ?? { state: 'unknown', reason }
  if (mayHave) return { state: 'unknown', reason }
  if (shutHere || verdict === 'shut') return undefined
  const tooOften = verdict === 'once' && row.attempts > 1
  const wait = tooOften ? undefined : later(row, now)
  return wait ? { ...wait, fresh: true } : { state: 'kept', reason, fresh: true }
}

type Sending = { row: Notification; way: Way; rest: Notification[]; allowance: Allowance }

/** Ends what went along, gives back what was taken when it surely did not leave, and says how it goes on. */
async function notSent(error: unknown, { row, way, rest, allowance }: Sending, now: Date): Promise<Ending | undefined> {
  const tooFast = error instanceof TooFast
  const { verdict, reason } = tooFast ? { verdict: 'again' as const, reason: '' } : await judge(error, way, now)
  await settleRest(rest, verdict === 'maybe' ? 'unknown' : 'kept', now)
  if (verdict !== 'over' && verdict !== 'maybe') await allowance.giveBack()
  return tooFast ? slower(row, now) : afterFailure(row, way, verdict, reason, now)
}

/** Sends on one way; undefined = nothing was sent and the next one may be tried. */
async function sendVia(row: Notification, way: Way, now: Date): Promise<Ending | undefined> {
  const allowance = await takeAllowance(way, row, now)
  if (!allowance) return undefined
  const rest = way.channel === 'customer' ? await takeRest(row, now) : []
  try {
    const msgId = await sendOn(row, way, [row.text, ...rest.map((each) => each.text)].join('\n\n'))
    await settleRest(rest, 'sent', now)
    return { state: 'sent', channel: way.channel, sentAt: now, ...(msgId ? { msgId } : {}) }
  } catch (error) {
    return notSent(error, { row, way, rest, allowance }, now)
  }
}

/** A template message found half done goes on the same way, under the same id. */
async function goOn(row: Notification, now: Date): Promise<Ending> {
  const way = await wayOfTrying(row)
  if (!way || !row.trying || !mayRepeat(row, now)) return { state: 'unknown', reason: 'lease over' }
  const again = { ...row, trying: { ...row.trying, maybe: true } }
  return (await sendVia(again, way, now)) ?? { state: 'unknown', reason: 'no answer' }
}

async function begin(row: Notification, now: Date): Promise<Ending> {
  const said = looksAgain(row, now) ? await rowNow(row, now) : row
  if (!said) return { state: 'superseded', reason: 'overtaken' }
  const ways = await waysTo(said, now)
  if (ways === 'gone') return { state: 'dead', reason: 'no such person' }
  for (const way of ways.windows) {
    const ending = await sendVia(said, way, now)
    if (ending) return ending
  }
  for (const way of await ways.letters()) {
    const ending = await sendLetter(said, way, now)
    if (ending) return ending
  }
  return { state: 'kept', reason: 'no window', fresh: true }
}

/** Sends by template; whoever finds it half done knows which one it was. */
async function sendLetter(row: Notification, way: Way, now: Date): Promise<Ending | undefined> {
  await noteTrying(row, way, now)
  const trying = way.template && { channel: way.channel, appId: way.appId, templateId: way.template.id, since: now }
  return sendVia(trying ? { ...row, trying } : row, way, now)
}

/**
 * Delivers one notification once, on the best way open (a window, a template, what the person allowed), and records how it ended; nothing open → `kept` for
 * the news page and the next passive reply. Safe to run twice, late or for nothing. The state it ended in, or null when there was nothing to do.
 */
export const sendNotification = async (id: string, now: Date): Promise<NotificationState | null> => {
  const row = await lease(id, now)
  if (!row) return null
  const ending = row.trying?.channel === 'template' ? await goOn(row, now) : await begin(row, now)
  const state = await settle(row, ending)
  return ending.msgId ? settleByResult(row, ending.msgId, state) : state
}
