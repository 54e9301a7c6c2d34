import { op } from '../infra/defineModel'
import { inTransaction } from '../infra/inTransaction'
import { MergeModel } from './MergeModel'
import { renamePerson } from './renamePerson'

/** Persons who became somebody else and are owed the second look, the oldest first. */
export const dueMerges = async (now: Date, limit: number): Promise<string[]> => {
  const due = await MergeModel.find({ wakeAt: op({ $lte: now }) }, { _id: 1 })
    .sort({ wakeAt: 1 })
    .limit(limit)
    .lean()
  return due.map(({ _id }) => _id)
}

/** What others wrote for somebody while they became somebody else follows them; an actor that is asked for later is the older one by `formerIds`. Safe to run twice, late, or for nothing. */
export const finishMerge = async (id: string): Promise<void> =>
  inTransaction(async () => {
    const merge = await MergeModel.findById(id).lean()
    if (!merge) return
    await renamePerson(id, merge.into)
    await MergeModel.deleteOne({ _id: id })
  })
