import type { Case, CommandName } from '@jinlin/domain/cases/case'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { inTransaction } from '../infra/inTransaction'
import type { Move } from './decideMove'
import { FollowerModel, rowId } from './FollowerModel'
import { takeFollowersBack } from './mergedFollowers'

/** Makes somebody a follower; false when they were one already. */
export const addFollower = async (caseId: string, userId: string, at: Date): Promise<boolean> => {
  const answer = await FollowerModel.updateOne(
    { _id: rowId(caseId, userId) },
    { $setOnInsert: { caseId, userId, at } },
    { upsert: true },
  )
  return answer.upsertedCount > 0
}

/** Ends a following; nothing happens when there was none. */
export const removeFollower = async (caseId: string, userId: string): Promise<void> => {
  await FollowerModel.deleteOne({ _id: rowId(caseId, userId) })
}

/** Who follows a case, the earliest first. */
export const followersOf = async (caseId: string): Promise<string[]> => {
  const rows = await FollowerModel.find({ caseId }).sort({ at: 1 }).lean()
  return rows.map(({ userId }) => userId)
}

const followed = async <T>(
  caseId: string,
  userId: string,
  at: Date,
  write: () => Promise<T | null>,
): Promise<T | null> => {
  const added = await guardWrite(() => addFollower(caseId, userId, at)).catch((error) => {
    if (isDuplicate(error)) return false
    throw error
  })
  const written = await write()
  if (!written && added) await removeFollower(caseId, userId)
  return written
}

/** What a command does to the rows of followers, given the case before and after it. */
type Ending = (before: Case, after: Case, userId: string) => Promise<void>

const endings: Partial<Record<CommandName, Ending>> = {
  unfollow: ({ _id }, _, userId) => removeFollower(_id, userId),
  withdraw: async ({ _id }, { speaker }) => {
    if (speaker) await removeFollower(_id, speaker)
  },
  split: takeFollowersBack,
}

/**
 * Writes a case and keeps its followers in step with it. A follower is stored before the case's entry (and taken back when that is not written), so that whoever
 * withdraws the case either sees the follower or loses the race; a following ends together with the entry that ends it, or not at all.
 */
export const besideCase = async <T extends Case>(
  found: Case,
  { command, actor, now }: Pick<Move<CommandName>, 'command' | 'actor' | 'now'>,
  write: () => Promise<T | null>,
): Promise<T | null> => {
  if (command === 'follow') return followed(found._id, actor.userId, now, () => guardWrite(write))
  const ending = endings[command]
  if (!ending) return guardWrite(write)
  return inTransaction(async () => {
    const written = await write()
    if (written) await ending(found, written, actor.userId)
    return written
  })
}
