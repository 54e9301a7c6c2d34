import type { GeoPoint } from '@jinlin/domain/cases/case'
import { pathAt } from '@jinlin/domain/places/area'
import { type GazetteerEstate, type PlaceMention, placeInText } from '@jinlin/domain/understanding/placeInText'
import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { BuildingModel } from '../register/BuildingModel'
import { type Dwelling, DwellingModel } from '../register/DwellingModel'
import { EstateModel } from '../register/EstateModel'
import type { DraftPlace } from './DraftModel'

/** A new estate is recognised within a minute. */
const gazetteers = new Cached<GazetteerEstate[]>(60_000)

const gazetteerOf = (areaPath: string): Promise<GazetteerEstate[]> =>
  gazetteers.get(areaPath, async () => {
    const estates = await EstateModel.find({ areaPath: op({ $gte: areaPath, $lt: `${areaPath}0` }) })
      .select('name')
      .limit(20_000)
      .lean()
    return estates.map(({ _id, name }) => ({ estateId: _id, name }))
  })

/**
 * The place an address in the words means, in the account's district. A building without an estate is one of the person's own estate.
 * Undefined when nothing is named, or when it could be several places: then it has to be asked.
 */
export async function placeSaid(
  words: string,
  accountPath: string,
  home: Dwelling | undefined,
): Promise<DraftPlace | undefined> {
  const mention = placeInText(words, await gazetteerOf(pathAt(accountPath, 'county') ?? accountPath))
  if (!mention) return undefined
  const estateId = estateOf(mention, home)
  return estateId === undefined ? undefined : resolve(mention, estateId)
}

function estateOf({ estateIds }: PlaceMention, home: Dwelling | undefined): string | undefined {
  if (estateIds.length === 1) return estateIds[0]
  if (home && (estateIds.length === 0 || estateIds.includes(home.estateId))) return home.estateId
  return undefined
}

async function resolve(mention: PlaceMention, estateId: string): Promise<DraftPlace | undefined> {
  const estate = await EstateModel.findById(estateId).lean()
  if (!estate) return undefined
  const named = mention.estate ? mention.text : `${estate.name}${mention.text}`
  const building = mention.building ? await BuildingModel.findOne({ estateId, number: mention.building }).lean() : null
  const door = building && mention.entrance ? await doorOf(building._id, mention) : null
  if (door && mention.room) return { from: 'said', dwellingId: door._id, text: named }
  const point = door?.point ?? building?.point ?? estate.center
  return point && { from: 'said', point: wgs84(point), text: named }
}

const doorOf = (buildingId: string, { entrance, room }: PlaceMention) =>
  DwellingModel.findOne({ buildingId, ...(entrance && { entrance }), ...(room && { room }) }).lean()

const wgs84 = ({ coordinates: [lng, lat] }: GeoPoint) => ({ lng, lat, datum: 'wgs84' as const })

/** The door a person has bound, if any. */
export const boundDwelling = async (dwellingId: string | undefined): Promise<Dwelling | undefined> =>
  dwellingId ? ((await DwellingModel.findById(dwellingId).lean()) ?? undefined) : undefined
