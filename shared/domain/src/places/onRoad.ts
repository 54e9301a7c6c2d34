import type { GeoPoint } from '../cases/case'
import { endOn, pointAlong, type RoadLine, type Side } from './roadLine'

/** Where on a road, as far as somebody says it: at a house number, at its end, on a stretch of it. */
export type RoadSpot = { number?: number; end?: Side; stretch?: Side | 'middle' }
/** A road as far as a spot on it is found by it: house numbers run from 1 at its beginning to `lastNumber` at its end; without it none is known. */
export type RoadShape = { line: RoadLine; lastNumber?: number }

/** A stretch is a third of a road; its middle stands for it. */
const stretches = [1 / 6, 5 / 6] as const

/** The point of a spot on a road. `whole` = no spot is named, or one that this road hasn't; undefined for a house number that isn't on it. */
export function pointOnRoad({ line, lastNumber = 0 }: RoadShape, spot: RoadSpot): GeoPoint | 'whole' | undefined {
  const { number, end, stretch } = spot
  if (number !== undefined)
    return number <= lastNumber ? pointAlong(line, (number - 1) / Math.max(lastNumber - 1, 1)) : undefined
  if (end) return at(line, endOn(line, end))
  if (stretch === 'middle') return pointAlong(line, 0.5)
  const side = stretch && endOn(line, stretch)
  return at(line, side === undefined ? undefined : stretches[side])
}

const at = (line: RoadLine, share: number | undefined) => (share === undefined ? 'whole' : pointAlong(line, share))
