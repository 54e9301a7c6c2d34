import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { NotificationModel } from '../notifications/NotificationModel'

/** What a mark is about, and for how many ms after one no other is made about the same, whoever would be told. */
export type Mark = { about: string; spanMs: number }

/** Behind all news of cases. */
const lastPriority = 5

/**
 * Puts a remark about what was written to an account on the news page of one member of staff; never pushed. While the last mark about the same is younger than
 * `spanMs` nothing changes. Marks are numbered: of those made at once all want the same number, and one gets it.
 */
export async function markForStaff({ about, spanMs }: Mark, userId: string, text: string, now: Date): Promise<void> {
  const last = await lastMark(about)
  if (last && now.getTime() - last.at.getTime() < spanMs) return
  const seq = (last?.seq ?? 0) + 1
  const _id = `${about}-${String(seq).padStart(8, '0')}`
  const row = { _id, caseId: '', seq, userId, text, priority: lastPriority, at: now, dueAt: now }
  const ended = { state: 'kept' as const, reason: 'quiet', quiet: true as const, unread: true as const, attempts: 0 }
  try {
    await guardWrite(() => NotificationModel.create([{ ...row, ...ended }]))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** The range holds ids that go on with a digit: the numbers of this mark. */
const lastMark = (about: string) =>
  NotificationModel.findOne({ _id: op({ $gte: `${about}-0`, $lt: `${about}-:` }) })
    .sort({ _id: -1 })
    .select('seq at')
    .lean()
