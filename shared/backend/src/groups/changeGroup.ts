import type { GroupChange } from '@jinlin/domain/groups/groupApi'
import type { Actor } from '@jinlin/domain/people/roles'
import { inTransaction } from '../infra/inTransaction'
import { logger } from '../infra/logger'
import { noteDeed } from '../people/audit'
import { removeJoinWay } from '../wecom/customerGroups'
import { wecomFor } from '../wecom/wecomClient'
import { type Group, GroupModel } from './GroupModel'
import { recordAllLeft } from './joins'
import { mustBeSteward } from './stewards'

/**
 * Gives a group another name, another steward or none, or another kind; on record. With another kind the old code, the join way and who was seen by them are
 * over. `invalid` for a steward who is none near. Call it for a group the actor looks after.
 */
export async function changeGroup(actor: Actor, group: Group, change: GroupChange, now: Date): Promise<Group> {
  if (change.stewardId) await mustBeSteward(change.stewardId, group.areaPath)
  const isOther = change.kind !== undefined && change.kind !== group.kind
  const update = updateOf(change, isOther)
  const fields = Object.keys(change).sort()
  const changed = await inTransaction(async () => {
    const after = await GroupModel.findByIdAndUpdate(group._id, update, { returnDocument: 'after' }).lean<Group>()
    if (isOther) await recordAllLeft(group._id, now)
    await noteDeed(actor, { action: 'group.change', object: group._id, fields }, now)
    return after ?? group
  })
  if (isOther && group.joinWay) await takeBack(group.joinWay)
  return changed
}

function updateOf({ name, kind, stewardId }: GroupChange, isOther: boolean) {
  const set = { ...(name && { name }), ...(stewardId && { stewardId }) }
  const noSteward = stewardId === null ? { stewardId: 1 as const } : {}
  if (!isOther || !kind) return { $set: set, $unset: noSteward }
  const noWayIn = { code: 1, joinWay: 1, openGId: 1, askedAt: 1 } as const
  return { $set: { ...set, kind, told: [], wakeAt: null }, $unset: { ...noSteward, ...noWayIn } }
}

/** Nobody is shown the code any more; one that WeCom keeps for now only lets in who has its picture. */
async function takeBack({ corpKey, configId }: NonNullable<Group['joinWay']>): Promise<void> {
  try {
    await removeJoinWay(await wecomFor(corpKey), configId)
  } catch (error) {
    logger.warn({ err: error, configId }, 'a join way of a group that is no WeCom group any more was left at WeCom')
  }
}
