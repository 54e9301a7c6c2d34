import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { NotificationModel } from '../notifications/NotificationModel'
import { DraftModel } from './DraftModel'
import type { Inbound } from './inbound'
import { lateIdOf } from './owedAnswers'
import { ownCaseMovedBy } from './ownCases'

/** Behind all news of a case: it only repeats what the person asked for. */
const lastPriority = 5

/**
 * Keeps an answer that came too late for a reply and could not be pushed: `kept` stands first in the next reply and on the news page,
 * `unknown` (it may have arrived) on the page only. Once for each message.
 */
export async function keepLateAnswer(
  { key, accountKey }: Inbound,
  userId: string,
  text: string,
  state: 'kept' | 'unknown',
  now: Date,
): Promise<void> {
  const draft = await DraftModel.findOne({ userId, seen: key }).select('caseId').lean()
  const caseId = draft?.caseId ?? (await ownCaseMovedBy(userId, key))?._id ?? ''
  const row = {
    caseId,
    seq: 0,
    userId,
    text,
    priority: lastPriority,
    accountKey,
    at: now,
    state,
    attempts: 1,
    unread: true as const,
    dueAt: now,
  }
  try {
    await guardWrite(() => NotificationModel.create([{ _id: lateIdOf(key), ...row }]))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
