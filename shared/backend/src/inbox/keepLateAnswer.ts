import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { NotificationModel } from '../notifications/NotificationModel'
import { DraftModel } from './DraftModel'
import type { Inbound } from './inbound'
import { lateIdOf } from './owedAnswers'
import { ownCaseMovedBy } from './ownCases'

/** Behind all news of a case: it only repeats what the person asked for. What is tried again is news that is pushed: a little before. */
const priorities = { kept: 5, unknown: 5, pending: 4 } as const

/** How an answer ended that was not ready in time; one that surely did not leave (`pending`) is tried again at that moment, after so many tries. */
export type LateEnding = { state: 'kept' | 'unknown' } | { state: 'pending'; dueAt: Date; attempts: number }

/**
 * Keeps an answer that came too late for a reply and was not pushed: `kept` stands first in the next reply and on the news page,
 * `unknown` (it may have arrived) on the page only, `pending` goes like any news that waits for its next try. Once for each message.
 */
export async function keepLateAnswer(
  { key, accountKey }: Inbound,
  userId: string,
  text: string,
  ending: LateEnding,
  now: Date,
): Promise<void> {
  const draft = await DraftModel.findOne({ userId, seen: key }).select('caseId').lean()
  const caseId = draft?.caseId ?? (await ownCaseMovedBy(userId, key))?._id ?? ''
  const row = {
    caseId,
    seq: 0,
    userId,
    text,
    priority: priorities[ending.state],
    accountKey,
    at: now,
    attempts: 1,
    unread: true as const,
    dueAt: now,
    ...ending,
  }
  try {
    await guardWrite(() => NotificationModel.create([{ _id: lateIdOf(key), ...row }]))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
