import { groupNews } from '@jinlin/domain/words/groups'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { addJob } from '../jobs/addJob'
import { NotificationModel } from '../notifications/NotificationModel'
import { UserModel } from '../people/UserModel'
import type { Group } from './GroupModel'

/** Behind all that happens to cases. */
const priority = 4

/** Tells whoever looks after a group something about its code, once for each `key`: its steward, else the leader of its grid. Waits on the news page when no message gets through. */
export async function tellSteward(group: Group, news: keyof typeof groupNews, key: string, now: Date): Promise<void> {
  const userId = await keeperOf(group)
  if (!userId) return
  const _id = `group-${group._id}-${key}-${userId}`
  const row = { _id, caseId: '', seq: 1, userId, text: groupNews[news](group.name), priority, at: now, dueAt: now }
  try {
    await guardWrite(() => NotificationModel.create([{ ...row, state: 'pending', unread: true, attempts: 0 }]))
    await addJob('sendNotification', { notificationId: _id }, { id: _id })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

async function keeperOf({ stewardId, areaPath }: Group): Promise<string | undefined> {
  if (stewardId) {
    const steward = await UserModel.findById(stewardId).select('status').lean()
    if (steward?.status === 'active') return stewardId
  }
  const grants = { $elemMatch: { role: 'grid_leader', areaPath } }
  const leader = await UserModel.findOne({ grants, status: 'active' }).select('_id').sort({ _id: 1 }).lean()
  return leader?._id
}
