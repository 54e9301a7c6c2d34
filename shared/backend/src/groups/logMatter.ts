import type { GeoPoint } from '@jinlin/domain/cases/case'
import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import { DomainError } from '@jinlin/domain/errors'
import { settlesAs } from '@jinlin/domain/groups/runsGroup'
import type { Actor } from '@jinlin/domain/people/roles'
import { codesOf } from '@jinlin/domain/places/area'
import { type Filed, fileCase } from '../cases/fileCase'
import { areaByCode } from '../places/areaSet'
import { BuildingModel } from '../register/BuildingModel'
import { EstateModel } from '../register/EstateModel'
import type { Group } from './GroupModel'

/** One thing a group spoke of. `key` is made at the tap; `fingerprint` is the digest of the request. */
export type Matter = {
  key: string
  fingerprint: string
  category: string
  words?: string
  attachmentIds?: string[]
  settled: boolean
}

/** Logs a matter of a group (动态事项) as a case at the group's place: open for the grid like any report, or settled and closed at once when the group did it itself. No call-outs: whoever needs a tradesperson calls one. */
export async function logMatter(actor: Actor, group: Group, matter: Matter, now: Date): Promise<Filed> {
  const { settled, ...tap } = matter
  if (!leaf(matter.category) || isCallOut(matter.category)) throw new DomainError('category_unknown')
  const point = await pointOf(group)
  const [lng, lat] = point?.coordinates ?? []
  const place =
    lng === undefined || lat === undefined ? { placeUnknown: true } : { point: { lng, lat, datum: 'wgs84' as const } }
  const how = settled ? { settledAs: settlesAs(group, actor) } : {}
  return fileCase(actor, { ...tap, ...place, placeText: group.name, via: 'group', groupId: group._id, ...how }, now)
}

/** Where a group's matters are: its building, its estate, else the middle of its grid. */
async function pointOf({ buildingId, estateId, areaPath }: Group): Promise<GeoPoint | undefined> {
  const building = buildingId ? await BuildingModel.findById(buildingId).select('point').lean() : null
  if (building?.point) return building.point
  const estate = estateId ? await EstateModel.findById(estateId).select('center').lean() : null
  return estate?.center ?? (await areaByCode(codesOf(areaPath).at(-1) ?? ''))?.center
}
