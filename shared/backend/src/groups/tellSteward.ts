import { groupKeepers } from '@jinlin/domain/groups/runsGroup'
import { areaLevels, pathAt } from '@jinlin/domain/places/area'
import { groupNews } from '@jinlin/domain/words/groups'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { addJob } from '../jobs/addJob'
import { NotificationModel } from '../notifications/NotificationModel'
import { UserModel } from '../people/UserModel'
import type { Group } from './GroupModel'
import { isStewardFor } from './stewards'

/** Behind all that happens to cases. */
const priority = 4

/** Tells whoever looks after a group something about its code, once for each `key`: its steward, else the leader of its grid, else somebody of its community. Waits on the news page when no message gets through. */
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
  if (stewardId && (await isStewardFor(stewardId, areaPath))) return stewardId
  for (const role of groupKeepers) {
    const grants = op({ $elemMatch: { role, areaPath: { $in: areasAround(areaPath) } } })
    const keeper = await UserModel.findOne({ grants, status: 'active' }).select('_id').sort({ _id: 1 }).lean()
    if (keeper) return keeper._id
  }
  return undefined
}

/** The area itself and all that it lies in. */
const areasAround = (areaPath: string): string[] => areaLevels.flatMap((level) => pathAt(areaPath, level) ?? [])
