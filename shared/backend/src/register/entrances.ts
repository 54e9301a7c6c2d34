import { entranceIdOf } from '@jinlin/domain/groups/home'
import { communityOf } from '@jinlin/domain/places/area'
import { entranceText } from '@jinlin/domain/words/groups'
import { op } from '../infra/defineModel'
import type { User } from '../people/UserModel'
import { areaNames } from '../places/areaSet'
import { type Building, BuildingModel } from './BuildingModel'
import { DwellingModel } from './DwellingModel'
import { EntranceModel } from './EntranceModel'
import { EstateModel } from './EstateModel'

/** An entrance with the names of where it is: `text` by its community, as its sign says it, `address` by its estate, as people do. */
export type Doorway = {
  id: string
  building: Building
  number: string
  estateName: string
  communityName: string
  text: string
  address: string
}
/** What a code on a wall means: an entrance, and the door when it is a door's own code. */
export type Read = { entranceId: string; dwellingId?: string }

/** What a scanned code means: the address of a permanent code, its scene, or the code of one door; undefined for any other. */
export async function readSign(said: string): Promise<Read | undefined> {
  const text = said.trim()
  const sign = await EntranceModel.findOne(/^https?:\/\//i.test(text) ? { url: text } : { scene: text }, {
    _id: 1,
  }).lean()
  if (sign) return { entranceId: sign._id }
  const door = await DwellingModel.findOne({ qr: text }, { buildingId: 1, entrance: 1 }).lean()
  return door ? { entranceId: entranceIdOf(door.buildingId, door.entrance), dwellingId: door._id } : undefined
}

/** The entrance of this id, whether it has a sign or not; undefined when the register knows none. */
export async function doorwayById(entranceId: string): Promise<Doorway | undefined> {
  const cut = entranceId.lastIndexOf('-')
  const number = entranceId.slice(cut + 1)
  const building = cut > 0 ? await BuildingModel.findById(entranceId.slice(0, cut)).lean() : null
  if (!building?.entrances.includes(number)) return undefined
  const [estate, names] = await Promise.all([EstateModel.findById(building.estateId).lean(), areaNames()])
  const community = communityOf(building.areaPath) ?? ''
  const communityName = names.get(community) ?? community
  return {
    id: entranceId,
    building,
    number,
    estateName: estate?.name ?? '',
    communityName,
    text: entranceText(communityName, building.number, number),
    address: entranceText(estate?.name ?? communityName, building.number, number),
  }
}

/** The id of the entrance somebody lives in: the bound one, else their door's. */
export async function homeEntrance({
  entranceId,
  dwellingId,
}: Pick<User, 'entranceId' | 'dwellingId'>): Promise<string | undefined> {
  if (entranceId || !dwellingId) return entranceId
  const door = await DwellingModel.findById(dwellingId).select('buildingId entrance').lean()
  return door ? entranceIdOf(door.buildingId, door.entrance) : undefined
}

/** A building of 33 floors with six doors on each has fewer. */
const mostDoors = 400

/** The doors of an entrance, as they come on the stairs; no word of who lives there. */
export async function doorsOf(buildingId: string, entrance: string): Promise<{ id: string; room: string }[]> {
  const doors = await DwellingModel.find({ buildingId, entrance })
    .select('room')
    .sort({ room: 1 })
    .collation({ locale: 'en', numericOrdering: true })
    .limit(mostDoors)
    .lean()
  return doors.map(({ _id, room }) => ({ id: _id, room }))
}

/** Estates whose name begins so, by name; with the cursor (the last name and id) the next ones. */
export const estatesNamed = (name: string, after: { name: string; id: string } | undefined, limit: number) =>
  EstateModel.find({
    ...(name ? { name: op({ $gte: name, $lt: `${name}\uffff` }) } : {}),
    ...(after ? { $or: [{ name: op({ $gt: after.name }) }, { name: after.name, _id: op({ $gt: after.id }) }] } : {}),
  })
    .sort({ name: 1, _id: 1 })
    .limit(limit)
    .lean()

const mostBuildings = 500

/** The buildings of an estate by number, each with its entrances. */
export const buildingsOf = (estateId: string): Promise<Building[]> =>
  BuildingModel.find({ estateId })
    .sort({ number: 1 })
    .collation({ locale: 'en', numericOrdering: true })
    .limit(mostBuildings)
    .lean()
