import { byWaking, CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { metrics } from '../infra/metrics'
import { NotificationModel } from '../notifications/NotificationModel'

/** Documents overdue for less than this are left to their job, in milliseconds. */
const graceMs = 500
const beginning = new Date(0)

/** One kind of document that waits for a time: what it finds overdue, and what is to be done with each. */
export type Sweeper = {
  name: string
  /** Ids of what fell due by `before`, the oldest first, at most `limit`. */
  due: (before: Date, limit: number) => Promise<string[]>
  /** Does what the document is owed; safe to run twice. */
  run: (id: string, now: Date) => Promise<unknown>
}

/** Cases whose waking moment went by without their job, emergencies first, then the oldest; notes the age of the oldest. */
export const sweepDue = async (now: Date, limit = 500): Promise<string[]> => {
  const before = new Date(now.getTime() - graceMs)
  const due = await CaseModel.find({ wakeAt: op({ $gt: beginning, $lte: before }) })
    .hint(byWaking)
    .select('wakeAt')
    .sort(byWaking)
    .limit(limit)
    .lean()
  const oldest = Math.min(now.getTime(), ...due.flatMap(({ wakeAt }) => wakeAt?.getTime() ?? []))
  metrics.oldestOverdue.set((now.getTime() - oldest) / 1000)
  return due.map(({ _id }) => _id)
}

/** Notifications never sent, to be tried again, or whose lease ran out. */
export const dueNotifications = async (now: Date, limit = 500): Promise<string[]> => {
  const before = new Date(now.getTime() - graceMs)
  const due = await NotificationModel.find({ state: op({ $in: ['pending', 'sending'] }), dueAt: op({ $lte: before }) })
    .select('_id')
    .sort({ dueAt: 1 })
    .limit(limit)
    .lean()
  return due.map(({ _id }) => _id)
}
