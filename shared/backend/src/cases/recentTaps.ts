import { open } from '@jinlin/domain/cases/states'
import { isCallOut, leaves } from '@jinlin/domain/categories/catalogue'
import { op } from '../infra/defineModel'
import { idFloor } from '../infra/newId'
import { CaseModel } from './CaseModel'
import { FollowerModel } from './FollowerModel'

/** One stored case as the limits count it. */
export type RecentTap = { userId: string; category: string; happenedAt: Date }

/** Each case these people filed since then, newest first, at most `limit` of all together. */
export async function recentTaps(userIds: readonly string[], since: Date, limit: number): Promise<RecentTap[]> {
  const found = await CaseModel.find({
    'reporter.userId': op({ $in: [...userIds] }),
    _id: op({ $gte: idFloor(since) }),
  })
    .select('category reporter.userId reporter.happenedAt')
    .sort({ _id: -1 })
    .limit(limit)
    .lean()
  return found.map(({ category, reporter }) => ({ userId: reporter.userId, category, happenedAt: reporter.happenedAt }))
}

/** Whether this tap has been stored already, however long ago. */
export const isTapStored = async (userId: string, key: string): Promise<boolean> =>
  (await CaseModel.exists({ 'reporter.userId': userId, key })) !== null

const callOuts = leaves.map(({ code }) => code).filter(isCallOut)

/** How many call-outs this person has running of those filed since then; counts no further than `limit`. */
export async function openCallOuts(userId: string, since: Date, limit: number): Promise<number> {
  const found = await CaseModel.find({
    'reporter.userId': userId,
    _id: op({ $gte: idFloor(since) }),
    category: op({ $in: callOuts }),
    state: op({ $in: open }),
  })
    .select('_id')
    .limit(limit)
    .lean()
  return found.length
}

/** How many other people's cases this person joined (「+1」) since then and still follows. */
export const joinedSince = (userId: string, since: Date): Promise<number> =>
  FollowerModel.countDocuments({ userId, at: op({ $gte: since }) })
