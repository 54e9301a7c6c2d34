import type { AreaPolygon } from './AreaModel'

export type Position = readonly [number, number]
type Ring = readonly Position[]

/** Whether a position lies inside a closed ring, by the even number of edges to its east; on an edge either answer is right. */
const inRing = ([x, y]: Position, ring: Ring): boolean => {
  let inside = false
  let before = ring[ring.length - 1]
  for (const corner of ring) {
    if (before && corner[1] > y !== before[1] > y) {
      const crossing = ((before[0] - corner[0]) * (y - corner[1])) / (before[1] - corner[1]) + corner[0]
      if (x < crossing) inside = !inside
    }
    before = corner
  }
  return inside
}

const inRings = (at: Position, rings: readonly Ring[]): boolean => {
  const [outline, ...holes] = rings
  return outline !== undefined && inRing(at, outline) && !holes.some((hole) => inRing(at, hole))
}

/** The parts of a polygon, each an outline with its holes. */
export const partsOf = (polygon: AreaPolygon): readonly (readonly Ring[])[] =>
  polygon.type === 'Polygon' ? [polygon.coordinates] : polygon.coordinates

/** Whether a WGS-84 position lies in the polygon, holes left out. */
export const pointInPolygon = (at: Position, polygon: AreaPolygon): boolean =>
  partsOf(polygon).some((rings) => inRings(at, rings))

const metresPerDegree = 111_195

/** Metres from a position to the nearest edge of the polygon; flat geometry, good to a metre within some kilometres. */
export const metresToPolygon = ([x, y]: Position, polygon: AreaPolygon): number => {
  const east = metresPerDegree * Math.cos((y * Math.PI) / 180)
  let nearest = Number.POSITIVE_INFINITY
  for (const rings of partsOf(polygon)) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i += 1) nearest = Math.min(nearest, toEdge(ring[i - 1], ring[i]))
    }
  }
  return nearest

  function toEdge(from: Position | undefined, to: Position | undefined): number {
    if (!from || !to) return Number.POSITIVE_INFINITY
    const [ax, ay] = [(from[0] - x) * east, (from[1] - y) * metresPerDegree]
    const [dx, dy] = [(to[0] - from[0]) * east, (to[1] - from[1]) * metresPerDegree]
    const length = dx * dx + dy * dy
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
    return Math.hypot(ax + t * dx, ay + t * dy)
  }
}
