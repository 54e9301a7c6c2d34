import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { serverEnv } from '@jinlin/backend/infra/env'
import { newId } from '@jinlin/backend/infra/newId'
import { type Notification, NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import mongoose, { type Model } from 'mongoose'

/** Cases that came to their end in this process, with what was told of them, of which the stored ones are copies. */
export type Ended = { cases: StoredCase[]; news: Notification[] }

const days = 90
const dayMs = 86_400_000
/** Of a hundred so many were closed; the others were taken back. */
const closedShare = 0.98
const atOnce = 2000
/** One resident reports so many matters in that time. */
const perReporter = 4
const newsPerCase = 1

const copyOf = (ended: Ended, i: number, count: number, handlers: readonly string[], now: Date): StoredCase => {
  const pattern = ended.cases[i % ended.cases.length] as StoredCase
  const at = new Date(now.getTime() - days * dayMs * (1 - i / count))
  const _id = newId(at)
  const userId = `stored-${(i * 7919) % Math.ceil(count / perReporter)}`
  const handler = handlers[(i * 31) % handlers.length] ?? ''
  const assignee = pattern.assignee ? { assignee: { ...pattern.assignee, userId: handler } } : {}
  const closed = (i * 37) % 100 < closedShare * 100
  return {
    ...pattern,
    ...{ _id, key: _id, number: `150902-2025-${String(i).padStart(7, '0')}` },
    reporter: { ...pattern.reporter, userId },
    ...(closed ? assignee : { state: 'withdrawn' as const }),
  }
}

const newsOf = (ended: Ended, { _id: caseId, reporter, assignee }: StoredCase, i: number): Notification[] =>
  [reporter.userId, assignee?.userId ?? ''].slice(0, newsPerCase).map((userId, seq) => {
    const { unread: _, ...pattern } = ended.news[(i + seq) % ended.news.length] as Notification
    return { ...pattern, _id: `${caseId}-${seq}-${userId}`, caseId, seq, userId, state: 'sent' }
  })

/**
 * Fills an empty database with so many finished cases of the last 90 days, oldest first, as copies of those that really ended; a piece of read news each. Areas and categories are those of the copied,
 * reporters and handlers change. The indexes are built afterwards: a million that are kept up to date meanwhile would take a quarter of an hour.
 */
export async function storeCases(ended: Ended, count: number, handlers: readonly string[], now: Date): Promise<void> {
  for (const { collection } of [CaseModel, NotificationModel]) await collection.dropIndexes()
  const unacknowledged = { ordered: false, writeConcern: { w: 1, journal: false } } as const
  for (let i = 0; i < count; i += atOnce) {
    const size = Math.min(atOnce, count - i)
    const cases = Array.from({ length: size }, (_, k) => copyOf(ended, i + k, count, handlers, now))
    const news = cases.flatMap((each, k) => newsOf(ended, each, i + k))
    await Promise.all([
      CaseModel.collection.insertMany(cases as never, unacknowledged),
      NotificationModel.collection.insertMany(news as never, unacknowledged),
    ])
  }
  for (const model of [CaseModel, NotificationModel]) await indexesOf(model as unknown as Model<object>)
}

/** All of a model's indexes by one command, which reads the collection once; over a connection that waits as long as that takes. */
async function indexesOf(model: Model<object>): Promise<void> {
  const keys = model.schema.indexes().map(([key, { background: _, ...options }]) => ({ key, ...options }))
  const client = await mongoose.mongo.MongoClient.connect(serverEnv().MONGO_URL)
  try {
    await client
      .db()
      .collection(model.collection.name)
      .createIndexes(keys as never)
  } finally {
    await client.close()
  }
}
