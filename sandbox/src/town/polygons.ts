import type { XY } from './mesh'

/** True when the point lies inside the polygon (ray casting; a point on an edge falls to one side). */
export function inside(polygon: readonly XY[], [x, y]: XY): boolean {
  let found = false
  let [px, py] = polygon[polygon.length - 1] as XY
  for (const [cx, cy] of polygon) {
    if (cy > y !== py > y && x < ((px - cx) * (y - cy)) / (py - cy) + cx) found = !found
    px = cx
    py = cy
  }
  return found
}

/** Area in square metres. */
export function areaOf(polygon: readonly XY[]): number {
  let [px, py] = polygon[polygon.length - 1] as XY
  let sum = 0
  for (const [x, y] of polygon) {
    sum += px * y - x * py
    px = x
    py = y
  }
  return Math.abs(sum) / 2
}

/** How unlike a circle a polygon is: 1 for a circle, 1.27 for a square, more for a sliver. */
export function raggedness(polygon: readonly XY[]): number {
  let [px, py] = polygon[polygon.length - 1] as XY
  let length = 0
  for (const [x, y] of polygon) {
    length += Math.hypot(x - px, y - py)
    px = x
    py = y
  }
  return (length * length) / (4 * Math.PI * Math.max(areaOf(polygon), 1))
}

/** Metres from a point to the nearest edge. */
export function metresToEdge(polygon: readonly XY[], [x, y]: XY): number {
  let nearest = Number.POSITIVE_INFINITY
  let [px, py] = polygon[polygon.length - 1] as XY
  for (const [cx, cy] of polygon) {
    const length = (cx - px) ** 2 + (cy - py) ** 2
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - px) * (cx - px) + (y - py) * (cy - py)) / length))
    nearest = Math.min(nearest, Math.hypot(x - px - share * (cx - px), y - py - share * (cy - py)))
    px = cx
    py = cy
  }
  return nearest
}

/** A point well inside: the best of the candidates, measured by its distance to the edge. */
export function middleOf(polygon: readonly XY[], candidates: readonly XY[] = []): XY {
  const sum = polygon.reduce<[number, number]>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0])
  const tries: XY[] = [[sum[0] / polygon.length, sum[1] / polygon.length], ...candidates]
  const within = tries.filter((at) => inside(polygon, at))
  const best = within.reduce<{ at: XY; far: number } | undefined>((found, at) => {
    const far = metresToEdge(polygon, at)
    return found && found.far >= far ? found : { at, far }
  }, undefined)
  return best?.at ?? (polygon[0] as XY)
}
