import type { Case } from '@jinlin/domain/cases/case'
import { op } from '../infra/defineModel'
import { type Follower, FollowerModel, rowId } from './FollowerModel'

const voiceOf = ({ speaker, reporter }: Case): string => speaker ?? reporter.userId

/** The cases that make somebody follow this one: the case itself, those merged into it, or both. */
const throughOf = ({ caseId, through }: Follower): string[] => through ?? [caseId]

/** Who comes along with a merged case, its voice first, and through which cases. */
const broughtBy = async (child: Case): Promise<Map<string, string[]>> => {
  const rows = await FollowerModel.find({ caseId: child._id }).sort({ at: 1 }).lean<Follower[]>()
  const voice = voiceOf(child)
  const others = rows.filter(({ userId }) => userId !== voice)
  return new Map([[voice, [child._id]], ...others.map((row) => [row.userId, throughOf(row)] as const)])
}

const alreadyThere = async ({ _id: caseId }: Case, userIds: string[]): Promise<Map<string, string[]>> => {
  const rows = await FollowerModel.find({ caseId, userId: op({ $in: userIds }) }).lean<Follower[]>()
  return new Map(rows.map((row) => [row.userId, throughOf(row)]))
}

/** Makes whoever speaks for a merged case, and its followers, follow the parent, all but the parent's own voice. Inside the merge's transaction. */
export const bringFollowers = async (child: Case, parent: Case, at: Date): Promise<void> => {
  const brought = await broughtBy(child)
  brought.delete(voiceOf(parent))
  const there = await alreadyThere(parent, [...brought.keys()])
  const rows = [...brought].map(([userId, through]) => ({
    updateOne: {
      filter: { _id: rowId(parent._id, userId) },
      update: {
        $setOnInsert: { caseId: parent._id, userId, at },
        $set: { through: [...new Set([...(there.get(userId) ?? []), ...through])] },
      },
      upsert: true,
    },
  }))
  if (rows.length > 0) await FollowerModel.bulkWrite(rows)
}

/**
 * Takes from the parent whom this case alone brought there, and from this case whom its own earlier children had brought, which belong to the parent now; who
 * followed on their own go on. Inside the split's transaction.
 */
export const takeFollowersBack = async ({ _id, parentId }: Case): Promise<void> => {
  const both = [_id, ...(parentId ? [parentId] : [])]
  if (parentId) await FollowerModel.updateMany({ caseId: parentId, through: _id }, { $pull: { through: _id } })
  await FollowerModel.updateMany(
    { caseId: _id, through: op({ $exists: true }) },
    { $pull: { through: op({ $ne: _id }) } },
  )
  await FollowerModel.deleteMany({ caseId: op({ $in: both }), through: op({ $size: 0 }) })
}
