import { DomainError } from '@jinlin/domain/errors'
import type { GroupBody } from '@jinlin/domain/groups/groupApi'
import { runsGroup } from '@jinlin/domain/groups/runsGroup'
import type { Actor } from '@jinlin/domain/people/roles'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { newId } from '../infra/newId'
import { BuildingModel } from '../register/BuildingModel'
import { EstateModel } from '../register/EstateModel'
import { doorwayById } from '../register/entrances'
import { type Group, GroupModel } from './GroupModel'
import { mustBeSteward } from './stewards'

type Scope = Pick<Group, 'scope' | 'estateId' | 'buildingId' | 'areaPath'>

/** Opens the group of an estate, building or entrance in the actor's area; the same once more answers the first one, and with another kind is `invalid`. `not_found` for what is not there or out of the actor's area. */
export async function createGroup(actor: Actor, body: GroupBody, now: Date): Promise<Group> {
  const scope = await scopeOf(body)
  if (!scope || !runsGroup({ areaPath: scope.areaPath }, actor))
    throw new DomainError('not_found', { field: 'estateId' })
  if (body.stewardId) await mustBeSteward(body.stewardId, scope.areaPath)
  const { name, kind, stewardId } = body
  const born: Group = {
    _id: newId(now),
    name,
    kind,
    ...scope,
    ...(stewardId && { stewardId }),
    told: [],
    wakeAt: null,
    createdAt: now,
  }
  try {
    await guardWrite(() => GroupModel.create([born]))
    return born
  } catch (error) {
    const first = isDuplicate(error) ? await GroupModel.findOne({ scope: scope.scope }).lean() : null
    if (!first) throw error
    if (first.kind !== kind) throw new DomainError('invalid', { field: 'kind' })
    return first
  }
}

async function scopeOf({ estateId, buildingId, entranceId }: GroupBody): Promise<Scope | undefined> {
  if (entranceId) {
    const doorway = await doorwayById(entranceId)
    if (!doorway || doorway.building.estateId !== estateId) return undefined
    const { _id, areaPath } = doorway.building
    return { scope: entranceId, estateId, buildingId: _id, areaPath }
  }
  if (buildingId) {
    const building = await BuildingModel.findOne({ _id: buildingId, estateId }).lean()
    return building ? { scope: buildingId, estateId, buildingId, areaPath: building.areaPath } : undefined
  }
  const estate = await EstateModel.findById(estateId).lean()
  return estate ? { scope: estateId, estateId, areaPath: estate.areaPath } : undefined
}
