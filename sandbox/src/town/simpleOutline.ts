type LngLat = readonly [number, number]

/** Nearer than 30 steps of 1e-7 degrees (30 cm) counts as touching. */
const touching = 30

/**
 * An outline that touches and crosses itself nowhere, as a database of places demands: repeated corners, spikes and the
 * small loops of a careless drawing are left out. Takes a closed or an open ring of whole 1e-7 degrees, gives an open one.
 */
export function simpleOutline(drawn: readonly LngLat[]): LngLat[] {
  let ring = drawn.filter((corner, i) => !same(corner, drawn[(i + 1) % drawn.length]))
  let clean = false
  while (!clean) {
    clean = true
    for (let from = 0; from < ring.length; from += 1) {
      for (let to = loopEnd(ring, from); to !== undefined; to = loopEnd(ring, from)) {
        ring = withoutLoop(ring, from, to)
        clean = false
      }
    }
  }
  return ring
}

const same = (a: LngLat | undefined, b: LngLat | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]

/** The last corner of a loop that begins after `from`: the edges that leave the two touch or cross. */
function loopEnd(ring: readonly LngLat[], from: number): number | undefined {
  for (let to = from + 1; to < ring.length; to += 1) if (meet(ring, from, to)) return to
  return undefined
}

function meet(ring: readonly LngLat[], from: number, to: number): boolean {
  const [a, b] = [ring[from] as LngLat, ring[(from + 1) % ring.length] as LngLat]
  const [c, d] = [ring[to] as LngLat, ring[(to + 1) % ring.length] as LngLat]
  if (far(a, b, c, d)) return false
  if (to === from + 1) return touches(a, b, d) || touches(c, d, a)
  if ((to + 1) % ring.length === from) return false
  if (touches(a, b, c) || touches(a, b, d) || touches(c, d, a) || touches(c, d, b)) return true
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

const far = (a: LngLat, b: LngLat, c: LngLat, d: LngLat) =>
  apart(a[0], b[0], c[0], d[0]) || apart(a[1], b[1], c[1], d[1])
const apart = (a: number, b: number, c: number, d: number) =>
  Math.max(a, b) + touching < Math.min(c, d) || Math.max(c, d) + touching < Math.min(a, b)

const side = (a: LngLat, b: LngLat, c: LngLat) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

/** Whether a corner lies on an edge, or so near that the earth's roundness may put it on the other side. */
function touches([ax, ay]: LngLat, [bx, by]: LngLat, [x, y]: LngLat): boolean {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) < touching
}

/** The ring without the shorter of the two ways around. */
function withoutLoop(ring: readonly LngLat[], from: number, to: number): LngLat[] {
  const [loop, rest] = [ring.slice(from + 1, to + 1), [...ring.slice(0, from + 1), ...ring.slice(to + 1)]]
  const kept = loop.length <= rest.length ? rest : loop
  return kept.filter((corner, i) => !same(corner, kept[(i + 1) % kept.length]))
}
