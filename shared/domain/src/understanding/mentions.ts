import { type FoundParts, type Parts, partsBehind, partsIn } from './doorForms'
import { estatesNamed, type GazetteerEstate, type NamedEstate } from './gazetteer'

/** One place in a folded text: an estate, an address below it, or both. `missing` = the estate has no such building, of which nothing is kept. */
export type Mention = { at: number; end: number; estates: readonly GazetteerEstate[]; parts: Parts; missing?: true }

/** Words between an estate and its building: 康宁家园的3号楼, 康宁家园小区3号楼. */
const joint = /^[的里内，,]?(?:小区|院里?|院内)?[的里内，,]?$/u

/** The same for mentions of the same estates. */
export const estateKey = ({ estates }: Pick<Mention, 'estates'>): string =>
  estates.map(({ estateId }) => estateId).join()

/** Every place a folded text names, in its order. An address that stands with no estate is of the only one named, if there is one. */
export function mentionsIn(folded: string, gazetteer: readonly GazetteerEstate[]): Mention[] {
  const named = estatesNamed(folded, gazetteer)
  const loose = partsIn(folded).filter(({ at, end }) => !named.some((one) => at < one.end && end > one.at))
  const mentions = named.map((one, i) => withParts(one, takeParts(folded, one, named[i - 1]?.end ?? 0, loose)))
  const only = new Set(named.map(estateKey)).size === 1 ? (named[0]?.estates ?? []) : []
  const others = loose.map(({ at, end, ...parts }) => checked({ at, end, estates: only, parts }))
  return [...mentions, ...others].sort((a, b) => a.at - b.at)
}

function withParts({ at, end, estates }: NamedEstate, found: FoundParts | undefined): Mention {
  if (!found) return { at, end, estates, parts: {} }
  const { at: from, end: to, ...parts } = found
  return checked({ at: Math.min(at, from), end: Math.max(end, to), estates, parts })
}

/** The address that stands with an estate: right behind it, or right before it. It is taken out of the loose ones. */
function takeParts(
  folded: string,
  { at, end }: NamedEstate,
  from: number,
  loose: FoundParts[],
): FoundParts | undefined {
  const found = loose.findIndex(
    (parts) =>
      (parts.at >= end && joint.test(folded.slice(end, parts.at))) ||
      (parts.end <= at && parts.at >= from && joint.test(folded.slice(parts.end, at))),
  )
  return found >= 0 ? loose.splice(found, 1)[0] : partsBehind(folded, end)
}

/** A building that none of the estates has is no building. */
function checked(mention: Mention): Mention {
  const { building } = mention.parts
  const has = ({ buildings }: GazetteerEstate) => !buildings || buildings.includes(building ?? '')
  if (!building || mention.estates.length === 0 || mention.estates.some(has)) return mention
  return { ...mention, parts: {}, missing: true }
}
