import type { GeoPoint } from '@jinlin/domain/cases/case'
import { pathAt } from '@jinlin/domain/places/area'
import { addressOf, type PlaceMention, placeInText } from '@jinlin/domain/understanding/placeInText'
import { type Building, BuildingModel } from '../register/BuildingModel'
import { type Dwelling, DwellingModel } from '../register/DwellingModel'
import { type Estate, EstateModel } from '../register/EstateModel'
import type { DraftPlace } from './DraftModel'
import { gazetteerOf } from './gazetteerOf'

/** What the words say of where it is. `unclear` = they name a place that the register doesn't know or that could be several: it has to be asked. `bare` = they say nothing else. */
export type PlaceSaid = { place?: DraftPlace; unclear?: true; bare: boolean }

/**
 * The place an address in the words means, in the account's district; undefined when none is named. An address without an estate is of the person's own,
 * an entrance alone of their own building. Nothing but what the register has comes out.
 */
export async function placeSaid(
  words: string,
  accountPath: string,
  home: Dwelling | undefined,
): Promise<PlaceSaid | undefined> {
  const gazetteer = await gazetteerOf(pathAt(accountPath, 'county') ?? accountPath)
  const mention = placeInText(words, gazetteer)
  if (!mention) return undefined
  const { bare } = mention
  const only = gazetteer.length === 1 ? gazetteer[0]?.estateId : undefined
  const estateId = mention.several || mention.missing ? undefined : (estateOf(mention, home) ?? only)
  const place = estateId === undefined ? undefined : await resolve(mention, estateId, home)
  return place ? { place, bare } : { unclear: true, bare }
}

function estateOf({ estateIds }: PlaceMention, home: Dwelling | undefined): string | undefined {
  if (estateIds.length === 1) return estateIds[0]
  if (home && (estateIds.length === 0 || estateIds.includes(home.estateId))) return home.estateId
  return undefined
}

async function resolve(
  mention: PlaceMention,
  estateId: string,
  home: Dwelling | undefined,
): Promise<DraftPlace | undefined> {
  const estate = await EstateModel.findById(estateId).lean()
  if (!estate) return undefined
  const building = await buildingOf(mention, estateId, home)
  if (building) return inBuilding(mention, estate, building)
  if (mention.building || mention.entrance || !estate.center) return undefined
  return { from: 'said', point: wgs84(estate.center), text: estate.name }
}

async function buildingOf({ building: number, entrance }: PlaceMention, estateId: string, home: Dwelling | undefined) {
  if (number) return BuildingModel.findOne({ estateId, number }).lean()
  return entrance && home?.estateId === estateId ? BuildingModel.findById(home.buildingId).lean() : null
}

/** The door where there is exactly one such, else the entrance or the building. */
async function inBuilding({ entrance, room }: PlaceMention, { name }: Estate, building: Building) {
  const { number, entrances } = building
  const stairs = entrance && entrances.includes(entrance) ? entrance : undefined
  const doors = room ? await doorsOf(building._id, room, stairs) : []
  const [door] = doors
  if (door && doors.length === 1) return { from: 'said' as const, dwellingId: door._id, text: door.address }
  const text = addressOf(name, { building: number, ...(stairs && { entrance: stairs }) })
  return building.point && { from: 'said' as const, point: wgs84(building.point), text }
}

const doorsOf = (buildingId: string, room: string, entrance: string | undefined) =>
  DwellingModel.find({ buildingId, room, ...(entrance && { entrance }) })
    .limit(2)
    .lean()

const wgs84 = ({ coordinates: [lng, lat] }: GeoPoint) => ({ lng, lat, datum: 'wgs84' as const })

/** The door a person has bound, if any. */
export const boundDwelling = async (dwellingId: string | undefined): Promise<Dwelling | undefined> =>
  dwellingId ? ((await DwellingModel.findById(dwellingId).lean()) ?? undefined) : undefined
