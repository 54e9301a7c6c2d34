import { DomainError } from '@jinlin/domain/errors'
import { groupReaders, readsGroup, runsGroup } from '@jinlin/domain/groups/runsGroup'
import type { Actor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { UserModel } from '../people/UserModel'
import { doorwayById, homeEntrance } from '../register/entrances'
import { type Group, GroupModel } from './GroupModel'

/** The group, for whoever may change it; `not_found` for everybody else, as if it did not exist. */
export async function groupToRun(actor: Actor, id: string): Promise<Group> {
  const group = await GroupModel.findById(id).lean()
  if (!group || !runsGroup(group, actor)) throw new DomainError('not_found')
  return group
}

/** The group, for whoever may read its figures or lives where it belongs; `not_found` otherwise. */
export async function groupToSee(actor: Actor, id: string): Promise<Group> {
  const group = await GroupModel.findById(id).lean()
  if (!group || !(readsGroup(group, actor) || (await isNeighbour(actor, group)))) throw new DomainError('not_found')
  return group
}

/** The ids of all that a home lies in: entrance, building, estate, grid, the nearest first. */
async function scopesOf(actor: Actor): Promise<string[]> {
  const user = await UserModel.findById(actor.userId).select('entranceId dwellingId').lean()
  const entranceId = user ? await homeEntrance(user) : undefined
  const doorway = entranceId ? await doorwayById(entranceId) : undefined
  if (!doorway) return []
  const { id, building } = doorway
  return [id, building._id, building.estateId, building.areaPath.split('/').at(-1) ?? '']
}

/** The group of a person's own home: the entrance's before the building's, before the estate's. `bound` = false when no home is known; no group where nobody has opened one. */
export async function groupOfHome(actor: Actor): Promise<{ bound: boolean; group?: Group }> {
  const scopes = await scopesOf(actor)
  if (scopes.length === 0) return { bound: false }
  const found = await GroupModel.find({ scope: op({ $in: scopes }) }).lean()
  const nearest = found.sort((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope))[0]
  return { bound: true, ...(nearest && { group: nearest }) }
}

const isNeighbour = async (actor: Actor, group: Group): Promise<boolean> =>
  (await scopesOf(actor)).includes(group.scope)

/** Whether a stored picture is the code of a group that this person may get into or looks after. */
export async function seesCodeOf(actor: Actor, attachmentId: string): Promise<boolean> {
  const group = await GroupModel.findOne({ 'code.attachmentId': attachmentId }).lean()
  return group !== null && (readsGroup(group, actor) || (await isNeighbour(actor, group)))
}

/** The paths in which an actor reads groups. */
export const groupPathsOf = (actor: Actor): string[] =>
  actor.grants.flatMap(({ role, areaPath }) =>
    areaPath && groupReaders.some((each) => each === role) ? [areaPath] : [],
  )

/** Groups in these areas, and those the person is the steward of, by id after `after`. */
export function groupsIn(
  paths: readonly string[],
  stewardId: string | undefined,
  after: string | undefined,
  limit: number,
) {
  const within = paths.map((path) => ({ areaPath: op({ $gte: path, $lt: `${path}0` }) }))
  const whose = [...within, ...(stewardId ? [{ stewardId }] : [])]
  if (whose.length === 0) return Promise.resolve([])
  return GroupModel.find({ $or: whose, ...(after ? { _id: op({ $gt: after }) } : {}) })
    .sort({ _id: 1 })
    .limit(limit)
    .lean()
}
