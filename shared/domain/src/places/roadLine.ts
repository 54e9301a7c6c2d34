import type { GeoPoint } from '../cases/case'
import { metresBetween, point } from './geo'

/** The middle of a road, at least two corners of `[lng, lat]` in WGS-84, from its beginning to its end. */
export type RoadLine = readonly (readonly [number, number])[]
export type Side = 'east' | 'south' | 'west' | 'north'
type XY = readonly [number, number]
type Step = { from: XY; to: XY }

/** Two roads that come so near to one another, in metres, meet: the one ends at the edge of the other. */
const meetMetres = 30
const metresPerDegree = 111_195

/** Metres to the east and north of a corner: flat, good within a town. */
const flatAt = (origin: XY) => {
  const east = metresPerDegree * Math.cos((origin[1] * Math.PI) / 180)
  return {
    to: ([lng, lat]: XY): XY => [(lng - origin[0]) * east, (lat - origin[1]) * metresPerDegree],
    back: ([x, y]: XY): GeoPoint => point(origin[0] + x / east, origin[1] + y / metresPerDegree),
  }
}

const originOf = (line: RoadLine): XY => {
  const [first] = line
  if (!first) throw new RangeError('a road has no corners')
  return first
}

const stepsOf = (corners: readonly XY[]): Step[] => corners.slice(1).map((to, at) => ({ from: corners[at] as XY, to }))
const lengthOf = ({ from, to }: Step) => Math.hypot(to[0] - from[0], to[1] - from[1])
const between = ({ from, to }: Step, share: number): XY => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
]

/** The point of a road after so much of its length: 0 = its beginning, 1 = its end. */
export function pointAlong(line: RoadLine, share: number): GeoPoint {
  const { to, back } = flatAt(originOf(line))
  const steps = stepsOf(line.map(to))
  let left = steps.reduce((sum, step) => sum + lengthOf(step), 0) * Math.min(Math.max(share, 0), 1)
  for (const step of steps) {
    const length = lengthOf(step)
    if (left <= length) return back(between(step, length === 0 ? 0 : left / length))
    left -= length
  }
  return point(...(line.at(-1) as [number, number]))
}

/** The point of a road nearest to another point, and how far away it is. */
export function nearestOn(line: RoadLine, at: GeoPoint): { point: GeoPoint; metres: number } {
  const { to, back } = flatAt(originOf(line))
  const target = to(at.coordinates)
  const feet = stepsOf(line.map(to)).map((step) => {
    const square = lengthOf(step) ** 2
    const [dx, dy] = [step.to[0] - step.from[0], step.to[1] - step.from[1]]
    const along = (target[0] - step.from[0]) * dx + (target[1] - step.from[1]) * dy
    return back(between(step, square === 0 ? 0 : Math.min(Math.max(along / square, 0), 1)))
  })
  const far = feet.map((foot) => ({ point: foot, metres: metresBetween(foot, at) }))
  return far.reduce((best, one) => (one.metres < best.metres ? one : best))
}

/** Where two roads cross, or one ends at the other; undefined when they don't meet. */
export function crossingOf(one: RoadLine, other: RoadLine): GeoPoint | undefined {
  const { to, back } = flatAt(originOf(one))
  const crossings = stepsOf(one.map(to)).flatMap((a) => stepsOf(other.map(to)).flatMap((b) => cross(a, b)))
  if (crossings[0]) return back(crossings[0])
  const ends = [...endsOf(one).map((end) => nearestOn(other, end)), ...endsOf(other).map((end) => nearestOn(one, end))]
  const [nearest] = ends.sort((a, b) => a.metres - b.metres)
  return nearest && nearest.metres <= meetMetres ? nearest.point : undefined
}

const endsOf = (line: RoadLine): GeoPoint[] => [pointAlong(line, 0), pointAlong(line, 1)]

/** Where two straight pieces cross, as a list of one or none. */
function cross(a: Step, b: Step): XY[] {
  const [ax, ay] = [a.to[0] - a.from[0], a.to[1] - a.from[1]]
  const [bx, by] = [b.to[0] - b.from[0], b.to[1] - b.from[1]]
  const turn = ax * by - ay * bx
  if (turn === 0) return []
  const [dx, dy] = [b.from[0] - a.from[0], b.from[1] - a.from[1]]
  const share = (dx * by - dy * bx) / turn
  const otherShare = (dx * ay - dy * ax) / turn
  const inside = share >= 0 && share <= 1 && otherShare >= 0 && otherShare <= 1
  return inside ? [between(a, share)] : []
}

/** A road has an end in the east only where it leads there, not where it is all but straight north. */
const leadsThere = 0.4

/** The share of a road's length at which its end on that side lies, 0 or 1; undefined when it has none there. */
export function endOn(line: RoadLine, side: Side): 0 | 1 | undefined {
  const { to } = flatAt(originOf(line))
  const [first, last] = [to(originOf(line)), to(line.at(-1) ?? originOf(line))]
  const span = Math.hypot(last[0] - first[0], last[1] - first[1])
  const along = side === 'east' || side === 'west' ? last[0] - first[0] : last[1] - first[1]
  if (span === 0 || Math.abs(along) < leadsThere * span) return undefined
  return along > 0 === (side === 'east' || side === 'north') ? 1 : 0
}
