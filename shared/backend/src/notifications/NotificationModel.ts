import type { CommandName } from '@jinlin/domain/cases/case'
import type { Recipient } from '@jinlin/domain/notifications/recipients'
import type { TemplateFacts, TemplateTitle } from '@jinlin/domain/notifications/templates'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/**
 * `pending` → `sending` (leased) → `sent` · `kept` (waits on the news page and for the person's next message) · `unknown` (the request left, nobody knows;
 * shown, never pushed again) · `superseded` (a newer one of the same case goes instead) · `dead` (the recipient is gone).
 */
export type NotificationState = 'pending' | 'sending' | 'sent' | 'kept' | 'unknown' | 'superseded' | 'dead'

/** How a message goes: as the account's own (in a window), by a template, as one the person allowed, or with the next reply. */
export type Channel = 'customer' | 'template' | 'subscribe' | 'reply'
/** A sending by template that is under way: `maybe` = one try may have arrived, so that nothing else may be sent. */
export type Trying = { channel: Channel; appId: string; templateId: string; since: Date; maybe?: boolean }

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
  /** As the news page says it, where that differs: in a chat one answers with words, there with a button. */
  page?: string
  priority: number
  quiet?: true
  accountKey?: string
  at: Date
  state: NotificationState
  reason?: string
  /** The entry's command, and in which role the person is told; absent where the news is of no entry. */
  command?: CommandName
  to?: Recipient
  /** A wish to merge: the other case. */
  mergeInto?: string
  title?: TemplateTitle
  facts?: TemplateFacts
  channel?: Channel
  trying?: Trying
  /** WeChat's number of a template message. */
  msgId?: string
  /** It went along with this other news. */
  foldedInto?: string
  leaseUntil?: Date
  attempts: number
  dueAt: Date
  sentAt?: Date
  /** The message whose reply it goes with; handled again, that one says it again. */
  takenBy?: string
  /** Until it is read. */
  unread?: true
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
    page: String,
    priority: Number,
    quiet: Boolean,
    accountKey: String,
    at: Date,
    state: String,
    reason: String,
    command: String,
    to: String,
    mergeInto: String,
    title: String,
    facts: Schema.Types.Mixed,
    channel: String,
    trying: Schema.Types.Mixed,
    msgId: String,
    foldedInto: String,
    leaseUntil: Date,
    attempts: Number,
    dueAt: Date,
    sentAt: Date,
    takenBy: String,
    unread: Boolean,
    readAt: Date,
  },
  {
    collection: 'notifications',
    indexes: [
      [{ userId: 1, at: -1, _id: -1 }],
      [{ userId: 1, caseId: 1, seq: 1 }],
      [{ dueAt: 1 }, { partialFilterExpression: { state: { $in: ['pending', 'sending'] } } }],
      [{ msgId: 1 }, { partialFilterExpression: { msgId: { $exists: true } } }],
      [{ userId: 1, unread: 1 }, { partialFilterExpression: { unread: true } }],
      [{ takenBy: 1 }, { partialFilterExpression: { takenBy: { $exists: true } } }],
      [{ userId: 1, priority: 1 }, { partialFilterExpression: { state: 'kept' } }],
    ],
  },
)
