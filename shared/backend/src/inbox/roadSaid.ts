import type { GeoPoint } from '@jinlin/domain/cases/case'
import { pointOnRoad } from '@jinlin/domain/places/onRoad'
import { crossingOf, nearestOn, pointAlong } from '@jinlin/domain/places/roadLine'
import type { RoadSaid } from '@jinlin/domain/understanding/placeInText'
import { roadText } from '@jinlin/domain/words/roads'
import { type Road, RoadModel } from '../register/RoadModel'
import type { DraftPlace } from './DraftModel'
import { saidAt } from './saidAt'

/** A point somebody is known to be at home near, as the answer calls it. */
export type Near = { name: string; point: GeoPoint }
type OnRoad = { place: DraftPlace; rough?: true }

/** A road this far from a point, in metres, is no longer near it. */
const nearMetres = 1000

/**
 * The place of a spot on a road. Of a road that is only named it is the stretch near the first of `nears` that it passes, else its middle; the text says which,
 * so that a better one can be given, and it is `rough`. Undefined, so that it is asked for, when two roads don't meet, or the house number isn't known.
 */
export async function roadPlace(said: RoadSaid, nears: readonly Near[]): Promise<OnRoad | undefined> {
  const road = await RoadModel.findById(said.roadId).lean()
  if (!road) return undefined
  if (said.crossingId) return crossingPlace(road, said.crossingId)
  const { lastNumber } = road
  const found = pointOnRoad({ line: road.line.coordinates, ...(lastNumber && { lastNumber }) }, said)
  if (found === 'whole') return { place: wholeRoad(road, nears), rough: true }
  return found && { place: saidAt(found, roadText(road.name, said)) }
}

async function crossingPlace(road: Road, otherId: string): Promise<OnRoad | undefined> {
  const other = await RoadModel.findById(otherId).lean()
  if (!other) return undefined
  const found = crossingOf(road.line.coordinates, other.line.coordinates)
  return found && { place: saidAt(found, roadText(road.name, { crossing: other.name })) }
}

function wholeRoad({ name, line: { coordinates: line } }: Road, nears: readonly Near[]): DraftPlace {
  for (const near of nears) {
    const { point, metres } = nearestOn(line, near.point)
    if (metres <= nearMetres) return saidAt(point, roadText(name, { near: near.name }))
  }
  return saidAt(pointAlong(line, 0.5), roadText(name, { stretch: 'middle' }))
}
