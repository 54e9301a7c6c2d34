import type { Case } from '@jinlin/domain/cases/case'
import { newsOf } from '@jinlin/domain/cases/tellsOf'
import { nextWaking } from '@jinlin/domain/clocks/dueSteps'
import { newsKind } from '@jinlin/domain/notifications/kinds'
import { newsText } from '@jinlin/domain/words/news'
import { caseTogether } from '../cases/caseTogether'
import { changeTogether } from '../cases/changeTogether'
import { policyOf } from '../dispatch/policies'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { insertTogether } from '../infra/insertTogether'
import { metrics } from '../infra/metrics'
import { addJob } from '../jobs/addJob'
import { areaNames } from '../places/areaSet'
import { type Notification, NotificationModel } from './NotificationModel'
import { recipientsOf } from './recipientsOf'
import { waysTo } from './waysTo'

/** One person is told once of an entry: in the first role of the table that has words for them; never of what they did themselves. */
const rowsOf = async (found: Case, seq: number, now: Date): Promise<Notification[]> => {
  const news = newsOf(found, seq)
  if (!news) return []
  const { entry, before, after, tells } = news
  const rows = new Map<string, Notification>()
  const names = await areaNames()
  for (const recipient of tells) {
    const kind = newsKind(entry, recipient)
    const text = kind && newsText(found, entry, recipient, names, now)
    if (!kind || !text) continue
    for (const userId of await recipientsOf(recipient, { found, before, after, now })) {
      if (userId === entry.by.userId || rows.has(userId)) continue
      const accountKey = userId === after.reporter.userId ? after.reporter.accountKey : undefined
      rows.set(userId, {
        _id: `${found._id}-${seq}-${userId}`,
        caseId: found._id,
        seq,
        userId,
        text,
        priority: kind.priority,
        ...(accountKey ? { accountKey } : {}),
        ...(kind.push ? { state: 'pending' } : { state: 'kept', reason: 'quiet', quiet: true }),
        at: entry.at,
        attempts: 0,
        dueAt: now,
      })
    }
  }
  return [...rows.values()]
}

/** News for somebody whom no message can reach now waits on the news page and for their next message: no job is made that could only find the same. */
const reachable = async (row: Notification, now: Date): Promise<Notification> => {
  if (row.state !== 'pending') return row
  const ways = await waysTo(row, now)
  return ways === 'gone' || ways.length > 0 ? row : { ...row, state: 'kept', reason: 'no window' }
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

/** Of two news of one case that wait for the same person only the newer one goes out. */
const supersede = async (rows: readonly Notification[]): Promise<void> => {
  if (rows.length === 0) return
  const older = rows.map(({ userId, caseId, seq }) => ({ userId, caseId, seq: op({ $lt: seq }) }))
  const waits = { state: op({ $in: ['pending', 'kept'] }) }
  // told which index: the planner likes to read all the news a person ever had
  const hint = { userId: 1, caseId: 1, seq: 1 }
  await NotificationModel.updateMany({ $or: older, ...waits }, { $set: { state: 'superseded' } }, { hint })
}

/** Before the first offer nobody has been told anything by a message: nothing can be superseded. */
const firstNews = 2

const deliver = async (rows: readonly Notification[]): Promise<void> => {
  const loud = rows.filter(({ quiet }) => !quiet)
  await supersede(loud.filter(({ seq }) => seq > firstNews))
  for (const row of loud) {
    if (row.state === 'pending') await addJob('sendNotification', { notificationId: row._id }, { id: row._id })
    else metrics.notifications.inc({ state: row.state })
  }
}

/**
 * Turns the untold entries of a case into notifications and takes them off the case, without raising its version. When the case changed meanwhile nothing is
 * taken off, and the next waking does it again; rows have stable ids. The case as it stands then.
 */
export const handOverNews = async (found: Case, now: Date): Promise<Case> => {
  if (found.untold.length === 0) return found
  const news = await Promise.all(found.untold.map((seq) => rowsOf(found, seq, now)))
  const rows = await Promise.all(news.flat().map((row) => reachable(row, now)))
  await Promise.all(rows.map(store))
  const told: Case = { ...found, untold: [] }
  const wakeAt = nextWaking(told, await policyOf(found), now)
  const done = await changeTogether(found, { $pullAll: { untold: found.untold }, $set: { wakeAt } })
  await deliver(rows)
  return done ? { ...told, wakeAt } : ((await caseTogether(found._id)) ?? found)
}
