import { type FoundParts, type Parts, partsBehind, partsIn } from './doorForms'
import { type Gazetteer, type GazetteerEstate, type Named, namesIn } from './gazetteer'
import { type RoadMention, roadKey, roadsIn, saysMoreOfRoad } from './roadMentions'

/** One place in a folded text: an estate, an address below it, or both, or a spot on a road. `missing` = the estate has no such building, of which nothing is kept. */
export type Mention = {
  at: number
  end: number
  estates: readonly GazetteerEstate[]
  parts: Parts
  missing?: true
  road?: RoadMention
}
type Span = { at: number; end: number }

/** Words between an estate or road and its building: 康宁家园的3号楼, 康宁家园小区3号楼. */
const joint = /^[的里内，,]?(?:小区|院里?|院内)?[的里内，,]?$/u

const estateKey = ({ estates }: Pick<Mention, 'estates'>): string => estates.map(({ estateId }) => estateId).join()

/** The same for mentions of the same estates, or of the same roads. */
export const placeKey = (mention: Mention): string =>
  mention.road ? `road ${roadKey(mention.road)}` : estateKey(mention)

/** Whether a mention says more closely what the other one says as well. */
export const saysMore = (more: Mention, less: Mention): boolean => {
  if (more.road && less.road) return saysMoreOfRoad(more.road, less.road)
  const bare = Object.keys(less.parts).length === 0 && !less.missing
  return placeKey(more) === placeKey(less) && bare && Object.keys(more.parts).length > 0
}

const overlaps = ({ at, end }: Span) => {
  return (other: Span) => at < other.end && end > other.at
}

/** Every place a folded text names, in its order. An address that stands with no estate is of the only one named, if there is one; one behind a road only says more of it. */
export function mentionsIn(folded: string, gazetteer: Gazetteer): Mention[] {
  const named = namesIn(folded, gazetteer)
  const estates = named.filter((one) => one.estates.length > 0)
  const roads = roadsIn(folded, named)
  const taken: readonly Span[] = [...estates, ...roads]
  const loose = partsIn(folded).filter((parts) => !taken.some(overlaps(parts)))
  const mentions = estates.map((one, i) => withParts(one, takeParts(folded, one, estates[i - 1]?.end ?? 0, loose)))
  const spots = roads.map((road): Mention => ({ at: road.at, end: takeBehind(folded, road, loose), ...noEstate, road }))
  const only = new Set(estates.map(estateKey)).size === 1 ? (estates[0]?.estates ?? []) : []
  const others = loose.map(({ at, end, ...parts }) => checked({ at, end, estates: only, parts }))
  return [...mentions, ...spots, ...others].sort((a, b) => a.at - b.at)
}

const noEstate = { estates: [], parts: {} } as const

function withParts({ at, end, estates }: Named, found: FoundParts | undefined): Mention {
  if (!found) return { at, end, estates, parts: {} }
  const { at: from, end: to, ...parts } = found
  return checked({ at: Math.min(at, from), end: Math.max(end, to), estates, parts })
}

/** The address that stands with an estate: right behind it, or right before it. It is taken out of the loose ones. */
function takeParts(folded: string, { at, end }: Named, from: number, loose: FoundParts[]): FoundParts | undefined {
  const found = loose.findIndex(
    (parts) =>
      (parts.at >= end && joint.test(folded.slice(end, parts.at))) ||
      (parts.end <= at && parts.at >= from && joint.test(folded.slice(parts.end, at))),
  )
  return found >= 0 ? loose.splice(found, 1)[0] : partsBehind(folded, end)
}

/** 文昌街12号3号楼: the building is on the road, in no estate that we know. It is taken out of the loose ones; answers where it ends. */
function takeBehind(folded: string, { end }: RoadMention, loose: FoundParts[]): number {
  const found = loose.findIndex((parts) => parts.at >= end && joint.test(folded.slice(end, parts.at)))
  return found >= 0 ? (loose.splice(found, 1)[0]?.end ?? end) : end
}

/** A building that none of the estates has is no building. */
function checked(mention: Mention): Mention {
  const { building } = mention.parts
  const has = ({ buildings }: GazetteerEstate) => !buildings || buildings.includes(building ?? '')
  if (!building || mention.estates.length === 0 || mention.estates.some(has)) return mention
  return { ...mention, parts: {}, missing: true }
}
