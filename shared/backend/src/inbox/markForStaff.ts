import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { NotificationModel } from '../notifications/NotificationModel'

/** Behind all news of cases. */
const lastPriority = 5

/** Puts a remark about what was written to an account on the news page of one member of staff; never pushed. The same mark again changes nothing. */
export async function markForStaff(mark: string, userId: string, text: string, now: Date): Promise<void> {
  const row = { caseId: '', seq: 0, userId, text, priority: lastPriority, quiet: true as const, at: now, dueAt: now }
  const ended = { state: 'kept' as const, reason: 'quiet', attempts: 0 }
  try {
    await guardWrite(() => NotificationModel.create([{ _id: `${mark}-${userId}`, ...row, ...ended }]))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
