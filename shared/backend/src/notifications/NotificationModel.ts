import { defineModel } from '../infra/defineModel'

/**
 * `pending` → `sending` (leased) → `sent` · `kept` (waits on the news page and for the person's next message) · `unknown` (the request left, nobody knows;
 * shown, never pushed again) · `superseded` (a newer one of the same case goes instead) · `dead` (the recipient is gone).
 */
export type NotificationState = 'pending' | 'sending' | 'sent' | 'kept' | 'unknown' | 'superseded' | 'dead'

/**
 * One piece of news for one person; `_id` = `caseId-seq-userId`, so it is handed over once; a mark is of no case and has the id `markForStaff` gives it.
 * `priority` 1 is the most urgent; `quiet` is for the page only.
 */
export type Notification = {
  _id: string
  caseId: string
  seq: number
  userId: string
  text: string
  priority: number
  quiet?: true
  accountKey?: string
  at: Date
  state: NotificationState
  reason?: string
  channel?: 'customer' | 'reply'
  leaseUntil?: Date
  attempts: number
  dueAt: Date
  sentAt?: Date
  readAt?: Date
}

/** All news ever told. */
export const NotificationModel = defineModel<Notification>(
  'Notification',
  {
    _id: String,
    caseId: String,
    seq: Number,
    userId: String,
    text: String,
    priority: Number,
    quiet: Boolean,
    accountKey: String,
    at: Date,
    state: String,
    reason: String,
    channel: String,
    leaseUntil: Date,
    attempts: Number,
    dueAt: Date,
    sentAt: Date,
    readAt: Date,
  },
  {
    collection: 'notifications',
    indexes: [
      [{ userId: 1, at: -1, _id: -1 }],
      [{ userId: 1, caseId: 1, seq: 1 }],
      [{ dueAt: 1 }, { partialFilterExpression: { state: { $in: ['pending', 'sending'] } } }],
      [{ userId: 1, priority: 1 }, { partialFilterExpression: { state: 'kept' } }],
    ],
  },
)
