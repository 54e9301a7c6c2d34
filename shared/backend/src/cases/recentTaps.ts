import { op } from '../infra/defineModel'
import { idFloor } from '../infra/newId'
import { CaseModel } from './CaseModel'

/** What the limit of reports counts: the key and the moment of each case this person filed since then, newest first, at most `limit`. */
export async function recentTaps(
  userId: string,
  since: Date,
  limit: number,
): Promise<{ key: string; happenedAt: Date }[]> {
  const found = await CaseModel.find({ 'reporter.userId': userId, _id: op({ $gte: idFloor(since) }) })
    .select('key reporter.happenedAt')
    .sort({ _id: -1 })
    .limit(limit)
    .lean()
  return found.map(({ key, reporter }) => ({ key, happenedAt: reporter.happenedAt }))
}

/** Whether this tap has been stored already, however long ago. */
export const isTapStored = async (userId: string, key: string): Promise<boolean> =>
  (await CaseModel.exists({ 'reporter.userId': userId, key })) !== null
