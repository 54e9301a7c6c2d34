import type { Case } from '@jinlin/domain/cases/case'
import { newsOf } from '@jinlin/domain/cases/tellsOf'
import { nextWaking } from '@jinlin/domain/clocks/dueSteps'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { type NewsKind, newsKind } from '@jinlin/domain/notifications/kinds'
import type { Recipient } from '@jinlin/domain/notifications/recipients'
import { newsText } from '@jinlin/domain/words/news'
import type { AreaNames } from '@jinlin/domain/words/scene'
import { templateFacts } from '@jinlin/domain/words/templateFacts'
import { caseTogether } from '../cases/caseTogether'
import { changeTogether } from '../cases/changeTogether'
import { policyOf } from '../dispatch/policies'
import { isDuplicate } from '../infra/guardWrite'
import { insertTogether } from '../infra/insertTogether'
import { metrics } from '../infra/metrics'
import { addJob } from '../jobs/addJob'
import { areaNames } from '../places/areaSet'
import { keptBecause } from './keptBecause'
import { type Notification, NotificationModel } from './NotificationModel'
import { recipientsOf } from './recipientsOf'
import { supersede } from './supersede'

type Row = { row: Notification; fleeting: boolean }

type News = NonNullable<ReturnType<typeof newsOf>>

/** What one recipient of the table is told, and the fields of the template for it. */
type Telling = { kind: NewsKind; text: string } & Pick<Notification, 'page' | 'to' | 'title' | 'facts'>

type Scene = { names: AreaNames; policy: Policy; now: Date }

const tellingOf = (found: Case, { entry }: News, to: Recipient, { names, policy, now }: Scene): Telling | undefined => {
  const kind = newsKind(entry, to)
  const text = kind && newsText(found, entry, to, names, now)
  if (!kind || !text) return undefined
  const page = newsText(found, entry, to, names, now, 'page')
  const onPage = page !== text && { page }
  return { kind, text, ...onPage, to, ...(kind.push ? templateFacts(found, entry, to, names, now, policy) : {}) }
}

const rowOf = (
  caseId: string,
  { entry, after }: News,
  { userId, kind, text, ...told }: Telling & { userId: string },
  now: Date,
): Notification => {
  const { userId: reporter, accountKey } = after.reporter
  return {
    _id: `${caseId}-${entry.seq}-${userId}`,
    caseId,
    seq: entry.seq,
    userId,
    text,
    ...told,
    command: entry.command,
    ...(entry.mergeInto ? { mergeInto: entry.mergeInto.id } : {}),
    priority: kind.priority,
    ...(accountKey && userId === reporter ? { accountKey } : {}),
    ...(kind.push ? { state: 'pending' } : { state: 'kept', reason: 'quiet', quiet: true }),
    at: entry.at,
    attempts: 0,
    unread: true,
    dueAt: now,
  }
}

/** One person is told once of an entry: in the first role of the table that has words for them; never of what they did themselves. */
const rowsOf = async (found: Case, seq: number, now: Date): Promise<Row[]> => {
  const news = newsOf(found, seq)
  if (!news) return []
  const { entry, before, after, tells } = news
  const rows = new Map<string, Row>()
  const [names, policy] = await Promise.all([areaNames(), policyOf(found)])
  for (const recipient of tells) {
    const telling = tellingOf(found, news, recipient, { names, policy, now })
    if (!telling) continue
    for (const userId of await recipientsOf(recipient, { found, entry, before, after, now })) {
      if (userId === entry.by.userId || rows.has(userId)) continue
      const row = rowOf(found._id, news, { userId, ...telling }, now)
      rows.set(userId, { row, fleeting: telling.kind.fleeting ?? false })
    }
  }
  return [...rows.values()]
}

/**
 * News for somebody whom no message can reach now waits on the news page and for their next message: no job is made that could only find the same.
 * What is fleeting is nothing for them.
 */
const reachable = async ({ row, fleeting }: Row, now: Date): Promise<Notification[]> => {
  if (row.state !== 'pending') return [row]
  const reason = await keptBecause(row, now)
  if (reason === undefined) return [row]
  return fleeting ? [] : [{ ...row, state: 'kept', reason }]
}

const insertNews = insertTogether<Notification>(() => NotificationModel.collection)

/** Stores a row that is not there yet: a hand-over done twice tells nobody twice. */
const store = async (row: Notification): Promise<void> => {
  try {
    await insertNews(row)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** Before the first offer nobody has been told anything by a message: nothing can be superseded. */
const firstNews = 2

const deliver = async (rows: readonly Notification[]): Promise<void> => {
  const loud = rows.filter(({ quiet }) => !quiet)
  await supersede(loud.filter(({ seq }) => seq > firstNews))
  for (const row of loud) {
    if (row.state === 'pending') await addJob('sendNotification', { notificationId: row._id }, { id: row._id })
    else metrics.notifications.inc({ state: row.state, channel: 'none' })
  }
}

/**
 * Turns the untold entries of a case into notifications and takes them off the case, without raising its version. When the case changed meanwhile nothing is
 * taken off, and the next waking does it again; rows have stable ids. The case as it stands then.
 */
export const handOverNews = async (found: Case, now: Date): Promise<Case> => {
  if (found.untold.length === 0) return found
  const news = await Promise.all(found.untold.map((seq) => rowsOf(found, seq, now)))
  const rows = (await Promise.all(news.flat().map((row) => reachable(row, now)))).flat()
  await Promise.all(rows.map(store))
  const told: Case = { ...found, untold: [] }
  const wakeAt = nextWaking(told, await policyOf(found), now)
  const done = await changeTogether(found, { $pullAll: { untold: found.untold }, $set: { wakeAt } })
  await deliver(rows)
  return done ? { ...told, wakeAt } : ((await caseTogether(found._id)) ?? found)
}
