import { DomainError } from '@jinlin/domain/errors'
import { mayBeSteward } from '@jinlin/domain/groups/runsGroup'
import { guardWrite } from '../infra/guardWrite'
import { UserModel } from '../people/UserModel'
import { GroupModel } from './GroupModel'

/** Whether somebody works here and may look after a group there, by what the store says now. */
export async function isStewardFor(userId: string, areaPath: string): Promise<boolean> {
  const user = await UserModel.findById(userId).select('grants status').lean()
  return user?.status === 'active' && mayBeSteward(user.grants, areaPath)
}

/** Refuses a steward who is none near the group: `invalid` for the field `stewardId`. */
export async function mustBeSteward(userId: string, areaPath: string): Promise<void> {
  if (!(await isStewardFor(userId, areaPath))) throw new DomainError('invalid', { field: 'stewardId' })
}

/** Leaves the groups of somebody whose post has ended without a steward, where no other post of theirs is near. Safe to run twice. */
export async function leaveGroups(userId: string): Promise<void> {
  const groups = await GroupModel.find({ stewardId: userId }).select('areaPath').lean()
  for (const { _id, areaPath } of groups) {
    if (await isStewardFor(userId, areaPath)) continue
    await guardWrite(() => GroupModel.updateOne({ _id, stewardId: userId }, { $unset: { stewardId: 1 } }))
  }
}
