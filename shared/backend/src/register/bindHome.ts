import { DomainError } from '@jinlin/domain/errors'
import { entranceIdOf, type HomeRelation } from '@jinlin/domain/groups/home'
import type { Actor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { forgetActor } from '../people/actorOf'
import { UserModel } from '../people/UserModel'
import { DwellingModel } from './DwellingModel'
import { doorwayById } from './entrances'
import { HouseholdModel } from './HouseholdModel'
import { ResidentModel } from './ResidentModel'

export type Home = { entranceId: string; dwellingId?: string; relation?: HomeRelation }

/**
 * Remembers which entrance a person lives in, and which door where it is said; a door bound before stays when it is of this entrance and none is named.
 * `not_found` for what the register does not know.
 */
export async function bindHome(actor: Actor, home: Home, now: Date): Promise<void> {
  if (!(await doorwayById(home.entranceId))) throw new DomainError('not_found', { field: 'entranceId' })
  if (home.dwellingId && (await entranceOfDoor(home.dwellingId)) !== home.entranceId)
    throw new DomainError('not_found', { field: 'dwellingId' })
  await writeHome(actor, home.dwellingId ? home : { ...home, ...(await doorKept(actor, home)) }, now)
}

/** Stores a home that the register knows. When somebody lives behind that door already it is to be checked at the leader's next visit; nothing else tells who. */
export async function writeHome(actor: Actor, { entranceId, dwellingId, relation }: Home, now: Date): Promise<void> {
  const homeToCheck = dwellingId !== undefined && (await isTaken(dwellingId, actor.userId))
  const facts = { dwellingId, relation, homeToCheck: homeToCheck || undefined }
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  const gone = Object.entries(facts).filter(([, value]) => value === undefined)
  const $set = { entranceId, boundAt: now, ...Object.fromEntries(known) }
  const $unset = Object.fromEntries(gone.map(([field]) => [field, 1 as const]))
  await guardWrite(() => UserModel.updateOne({ _id: actor.userId }, { $set, $unset }))
  forgetActor(actor.userId)
}

async function entranceOfDoor(dwellingId: string): Promise<string | undefined> {
  const door = await DwellingModel.findById(dwellingId).select('buildingId entrance').lean()
  return door ? entranceIdOf(door.buildingId, door.entrance) : undefined
}

/** The same code scanned once more takes nobody's door away. */
async function doorKept({ userId }: Actor, { entranceId }: Home): Promise<Partial<Home>> {
  const user = await UserModel.findById(userId).select('dwellingId relation').lean()
  if (!user?.dwellingId || (await entranceOfDoor(user.dwellingId)) !== entranceId) return {}
  return { dwellingId: user.dwellingId, ...(user.relation && { relation: user.relation }) }
}

/** Somebody else is bound to this door, or the register has a household there that this person is not of. */
async function isTaken(dwellingId: string, userId: string): Promise<boolean> {
  const mine = await ResidentModel.findOne({ userId, dwellingId }).select('_id').lean()
  if (mine) return false
  const [other, household] = await Promise.all([
    UserModel.findOne({ dwellingId, _id: op({ $ne: userId }) })
      .select('_id')
      .lean(),
    HouseholdModel.findOne({ dwellingId }).select('_id').lean(),
  ])
  return other !== null || household !== null
}
