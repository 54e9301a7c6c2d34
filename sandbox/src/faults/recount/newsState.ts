import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import type { Violation } from './evidence'

/** The chat is read a moment before the rows, and the clocks go on: news may be on its way for so long, and count as sent so shortly, without being wrong, in ms. */
const onItsWayMs = 30_000
const justSentMs = 5000

/** A promise of news that is broken. */
export const wrongNews = (
  kind: 'news twice' | 'news missing' | 'news unsettled',
  subject: string,
  what: string,
): Violation => ({ rule: 'I6', kind, subject, what })

/** Whether it was sent, or nobody knows. */
export const mayHaveLeft = ({ state }: Notification): boolean => state === 'sent' || state === 'unknown'
/** Whether it waits to be sent, or is being sent. */
export const isOnItsWay = ({ state }: Notification): boolean => state === 'pending' || state === 'sending'

/** Whether a piece of news moved while the documents were read. */
export type IsMoving = (row: Notification) => boolean

export const movingAt =
  (readAt: Date): IsMoving =>
  (row) => {
    const sinceMs = (at: Date) => readAt.getTime() - at.getTime()
    if (isOnItsWay(row)) return sinceMs(row.at) < onItsWayMs
    return row.sentAt !== undefined && sinceMs(row.sentAt) < justSentMs
  }
