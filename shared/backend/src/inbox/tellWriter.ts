import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { addJob } from '../jobs/addJob'
import { NotificationModel } from '../notifications/NotificationModel'

/** Behind all that happens to cases. */
const priority = 4

type Told = { id: string; userId: string; accountKey: string; text: string }

/** Tells who wrote to an account something about a message of theirs, once for each `id`: pushed, or kept for their next message and the news page. */
export async function tellWriter({ id, userId, accountKey, text }: Told, now: Date): Promise<void> {
  const row = { _id: id, caseId: '', seq: 0, userId, accountKey, text, priority, at: now, dueAt: now, attempts: 0 }
  try {
    await guardWrite(() => NotificationModel.create([{ ...row, state: 'pending', unread: true }]))
    await addJob('sendNotification', { notificationId: id }, { id })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
