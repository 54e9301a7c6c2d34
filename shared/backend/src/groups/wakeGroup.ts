import { dueGroupSteps, groupWaking } from '@jinlin/domain/groups/group'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { GroupModel } from './GroupModel'
import { tellSteward } from './tellSteward'

const beginning = new Date(0)

/** Groups whose steward must be told something by now, the oldest first. */
export async function dueGroups(now: Date, limit = 500): Promise<string[]> {
  const due = await GroupModel.find({ wakeAt: op({ $gt: beginning, $lte: now }) })
    .select('_id')
    .sort({ wakeAt: 1 })
    .limit(limit)
    .lean()
  return due.map(({ _id }) => _id)
}

/** Tells the steward what is due of the group's code, each once, and sleeps until the next moment. After a long sleep only the newest is told: an ended code needs no word that it will end. Safe to run twice or for nothing. */
export async function wakeGroup(id: string, now: Date): Promise<void> {
  const group = await GroupModel.findById(id).lean()
  if (!group) return
  const due = dueGroupSteps(group, now)
  const last = due.at(-1)
  if (last) await tellSteward(group, last.kind, last.key, now)
  const told = [...group.told, ...due.map(({ key }) => key)]
  const same = group.wakeAt ? { wakeAt: group.wakeAt } : {}
  await guardWrite(() =>
    GroupModel.updateOne({ _id: id, ...same }, { $set: { told, wakeAt: groupWaking({ ...group, told }) } }),
  )
}
