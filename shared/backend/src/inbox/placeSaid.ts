import type { GeoPoint } from '@jinlin/domain/cases/case'
import { communityOf, pathAt } from '@jinlin/domain/places/area'
import { addressOf, type PlaceMention, placeInText } from '@jinlin/domain/understanding/placeInText'
import { areaByCode } from '../places/areaSet'
import { type Building, BuildingModel } from '../register/BuildingModel'
import { type Dwelling, DwellingModel } from '../register/DwellingModel'
import { type Estate, EstateModel } from '../register/EstateModel'
import type { Doorway } from '../register/entrances'
import type { DraftPlace } from './DraftModel'
import { gazetteerOf } from './gazetteerOf'
import { type Near, roadPlace } from './roadSaid'
import { saidAt } from './saidAt'

/** What the words say of where it is. `unclear` = they name a place that the register doesn't know or that could be several: it has to be asked. `rough` = they name a road and not where on it. `bare` = they say nothing else. */
export type PlaceSaid = { place?: DraftPlace; unclear?: true; rough?: true; bare: boolean }
/** Where a person has bound to live: a door, or an entrance. */
export type Lives = { home?: Dwelling; doorway?: Doorway }
type Home = { estateId: string; buildingId: string; point?: GeoPoint }

/**
 * The place an address in the words means, in the account's district; undefined when none is named. An address without an estate is of the person's own,
 * an entrance alone of their own building. Nothing but what the register has comes out.
 */
export async function placeSaid(words: string, accountPath: string, lives: Lives): Promise<PlaceSaid | undefined> {
  const gazetteer = await gazetteerOf(pathAt(accountPath, 'county') ?? accountPath)
  const mention = placeInText(words, gazetteer)
  if (!mention) return undefined
  const { bare, road, several, missing } = mention
  const home = homeOf(lives)
  if (several || missing) return { unclear: true, bare }
  if (road)
    return { ...((await roadPlace(road, await nearsOf(home, accountPath))) ?? ({ unclear: true } as const)), bare }
  const only = gazetteer.estates.length === 1 ? gazetteer.estates[0]?.estateId : undefined
  const estateId = estateOf(mention, home) ?? only
  const place = estateId === undefined ? undefined : await resolve(mention, estateId, home)
  return place ? { place, bare } : { unclear: true, bare }
}

const homeOf = ({ home, doorway }: Lives): Home | undefined =>
  home ?? (doorway && { ...doorway.building, buildingId: doorway.building._id })

/** What is known of where the person is: the home, then the community whose account it is. */
async function nearsOf(home: Home | undefined, accountPath: string): Promise<Near[]> {
  const [estate, community] = await Promise.all([
    home && EstateModel.findById(home.estateId).select('name').lean(),
    areaByCode(communityOf(accountPath) ?? ''),
  ])
  return [
    ...(estate && home?.point ? [{ name: estate.name, point: home.point }] : []),
    ...(community?.center ? [{ name: community.name, point: community.center }] : []),
  ]
}

function estateOf({ estateIds }: PlaceMention, home: Home | undefined): string | undefined {
  if (estateIds.length === 1) return estateIds[0]
  if (home && (estateIds.length === 0 || estateIds.includes(home.estateId))) return home.estateId
  return undefined
}

async function resolve(
  mention: PlaceMention,
  estateId: string,
  home: Home | undefined,
): Promise<DraftPlace | undefined> {
  const estate = await EstateModel.findById(estateId).lean()
  if (!estate) return undefined
  const building = await buildingOf(mention, estateId, home)
  if (building) return inBuilding(mention, estate, building)
  if (mention.building || mention.entrance || !estate.center) return undefined
  return saidAt(estate.center, estate.name)
}

async function buildingOf({ building: number, entrance }: PlaceMention, estateId: string, home: Home | undefined) {
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
  return building.point && saidAt(building.point, text)
}

const doorsOf = (buildingId: string, room: string, entrance: string | undefined) =>
  DwellingModel.find({ buildingId, room, ...(entrance && { entrance }) })
    .limit(2)
    .lean()

/** The door a person has bound, if any. */
export const boundDwelling = async (dwellingId: string | undefined): Promise<Dwelling | undefined> =>
  dwellingId ? ((await DwellingModel.findById(dwellingId).lean()) ?? undefined) : undefined
