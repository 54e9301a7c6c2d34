import type { RoadSpot } from '../places/onRoad'
import { roadText } from '../words/roads'
import type { GazetteerRoad, Named } from './gazetteer'
import { crossingEnd, othersName, spotBehind } from './roadForms'

/** A road in a folded text with the spot on it; `crossing` = the other road it is said to meet there. Each with all roads that bear the name. */
export type RoadMention = {
  at: number
  end: number
  roads: readonly GazetteerRoad[]
  crossing?: readonly GazetteerRoad[]
  spot: RoadSpot
}
/** A spot on the one road meant. */
export type RoadSaid = RoadSpot & { roadId: string; crossingId?: string }

/** The roads among the names in a folded text; two that cross there are one mention. */
export function roadsIn(folded: string, names: readonly Named[]): RoadMention[] {
  const roads = names.filter((one) => one.roads.length > 0 && !othersName.test(folded.slice(one.end)))
  const found: RoadMention[] = []
  for (let i = 0; i < roads.length; i += 1) {
    const [one, next] = [roads[i] as Named, roads[i + 1]]
    const end = next && crossingEnd(folded, { from: one.end, to: next.at }, next.end)
    if (next && end !== undefined) {
      found.push({ at: one.at, end, roads: one.roads, crossing: next.roads, spot: {} })
      i += 1
    } else found.push({ at: one.at, roads: one.roads, ...spotBehind(folded, one.end) })
  }
  return found
}

/** The same for mentions of the same roads. */
export const roadKey = ({ roads, crossing = [] }: RoadMention): string =>
  [...roads, ...crossing].map(({ roadId }) => roadId).join()

/** Whether a mention says where on a road that the other one only names. */
export const saysMoreOfRoad = (more: RoadMention, less: RoadMention): boolean =>
  !saysWhere(less) &&
  saysWhere(more) &&
  less.roads.every((road) => more.roads.includes(road) || more.crossing?.includes(road))

const saysWhere = ({ crossing, spot }: RoadMention) => crossing !== undefined || Object.keys(spot).length > 0

/** The spot a mention means, and how the register writes it; `several` = more than one road bears a name of it. */
export function roadMeant({ roads, crossing, spot }: RoadMention): { road: RoadSaid; text: string; several?: true } {
  const { roadId = '', name = '' } = roads[0] ?? {}
  const other = crossing?.[0]
  const many = roads.length > 1 || (crossing?.length ?? 0) > 1
  return {
    road: { roadId, ...spot, ...(other && { crossingId: other.roadId }) },
    text: roadText(name, { ...spot, ...(other && { crossing: other.name }) }),
    ...(many && { several: true as const }),
  }
}
