import { simpleOutline } from './simpleOutline'

/** A point in metres east and north of the mesh's origin. */
export type XY = readonly [number, number]
/** Vertex numbers of a polygon, counter-clockwise, not closed. */
export type Ring = readonly number[]
/** A straight way across a polygon: leaves edge `from` of the ring at one point and edge `to` at another. */
export type Chord = { from: number; to: number; start: Vertex; end: Vertex }
type Vertex = readonly [number, number]

/** One step of the mesh's lattice in degrees: about a centimetre. */
export const latticeDegrees = 1e-7

/**
 * Polygons that share their corners. Corners are whole numbers of 1e-7 degrees, and a corner put on an edge belongs to both
 * sides of it, so that pieces cut from one polygon tile it without gap or overlap, exactly.
 */
export class Mesh {
  private readonly vertices: Vertex[] = []
  private readonly numbers = new Map<string, number>()
  private readonly splits = new Map<string, number>()
  private readonly scale: { east: number; north: number }
  private readonly origin: Vertex
  private readonly lines: [Vertex, Vertex][] = []

  constructor(origin: { lng: number; lat: number }) {
    this.origin = [Math.round(origin.lng / latticeDegrees), Math.round(origin.lat / latticeDegrees)]
    const north = 111_195 * latticeDegrees
    this.scale = { north, east: north * Math.cos((origin.lat * Math.PI) / 180) }
  }

  /** Takes in an outline given in degrees, without the spikes and loops it may have. */
  ringOf(outline: readonly Vertex[]): Ring {
    const onLattice = outline.map(
      ([lng, lat]): Vertex => [Math.round(lng / latticeDegrees), Math.round(lat / latticeDegrees)],
    )
    const open = simpleOutline(onLattice).map((corner) => this.vertex(corner))
    return this.area2(open) < 0n ? [...open].reverse() : open
  }

  /** The ring with every corner that later cuts have put on its edges. */
  whole(ring: Ring): Ring {
    return ring.flatMap((vertex, i) => [vertex, ...this.between(vertex, ring[(i + 1) % ring.length] as number)])
  }

  /** Corners in metres. */
  metres(ring: Ring): XY[] {
    return ring.map((vertex) => this.toMetres(this.at(vertex)))
  }

  /** Closed ring of `[lng, lat]` as GeoJSON wants it. */
  degrees(ring: Ring): [number, number][] {
    const corners = [...ring, ring[0] as number].map((vertex) => this.at(vertex))
    return corners.map(([x, y]) => [x / 1e7, y / 1e7])
  }

  /** Twice the signed area in square lattice steps: an exact whole number. */
  area2(ring: Ring): bigint {
    return ring.reduce((sum, vertex, i) => {
      const [x1, y1] = this.at(vertex)
      const [x2, y2] = this.at(ring[(i + 1) % ring.length] as number)
      return sum + BigInt(x1) * BigInt(y2) - BigInt(x2) * BigInt(y1)
    }, 0n)
  }

  /** All chords that a straight line makes inside a whole ring; the line is where `distance` (of a point in metres) is 0. */
  chords(ring: Ring, distance: (at: XY) => number, along: (at: XY) => number): Chord[] {
    const sides = this.metres(ring).map(distance)
    const crossings = ring.flatMap((vertex, edge) => {
      const here = sides[edge] as number
      const there = sides[(edge + 1) % ring.length] as number
      if (here < 0 === there < 0) return []
      const at = this.onEdge(vertex, ring[(edge + 1) % ring.length] as number, here / (here - there))
      return [{ edge, at, along: along(this.toMetres(at)) }]
    })
    crossings.sort((one, other) => one.along - other.along)
    return crossings.flatMap((start, i) => {
      const end = crossings[i + 1]
      return i % 2 === 0 && end ? [{ from: start.edge, to: end.edge, start: start.at, end: end.at }] : []
    })
  }

  /** Cuts a whole ring along a chord; both pieces share the chord, and the neighbours outside get its ends too. */
  cut(ring: Ring, chord: Chord): [Ring, Ring] {
    const start = this.put(ring, chord.from, chord.start)
    const end = this.put(ring, chord.to, chord.end)
    this.lines.push([this.at(start), this.at(end)])
    const left = [start, ...walk(ring, chord.from, chord.to), end]
    const right = [end, ...walk(ring, chord.to, chord.from), start]
    return [withoutRepeats(left), withoutRepeats(right)]
  }

  /** Both ends of every cut made so far, in metres: the straight edges between pieces. */
  get cuts(): (readonly [XY, XY])[] {
    return this.lines.map(([start, end]) => [this.toMetres(start), this.toMetres(end)] as const)
  }

  /** The two pieces of a chord in metres, without cutting anything. */
  preview(ring: Ring, chord: Chord): [XY[], XY[]] {
    const [start, end] = [this.toMetres(chord.start), this.toMetres(chord.end)]
    const left = this.metres(walk(ring, chord.from, chord.to))
    const right = this.metres(walk(ring, chord.to, chord.from))
    return [
      [start, ...left, end],
      [end, ...right, start],
    ]
  }

  /** Degrees to metres of this mesh. */
  metresOf(point: { lng: number; lat: number }): XY {
    return this.toMetres([point.lng / latticeDegrees, point.lat / latticeDegrees])
  }

  /** Metres of this mesh to degrees on the lattice. */
  pointOf([x, y]: XY): { lng: number; lat: number } {
    const vertex = [Math.round(x / this.scale.east) + this.origin[0], Math.round(y / this.scale.north) + this.origin[1]]
    return { lng: (vertex[0] as number) / 1e7, lat: (vertex[1] as number) / 1e7 }
  }

  private at(vertex: number): Vertex {
    return this.vertices[vertex] as Vertex
  }

  private toMetres([x, y]: Vertex): XY {
    return [(x - this.origin[0]) * this.scale.east, (y - this.origin[1]) * this.scale.north]
  }

  private vertex(at: Vertex): number {
    const key = at.join()
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.vertices.push(at) - 1)
    return this.vertices.length - 1
  }

  private onEdge(from: number, to: number, share: number): Vertex {
    // The same edge seen from its other side must give the same corner, so it is always walked in one direction.
    if (from > to) return this.onEdge(to, from, 1 - share)
    const [x1, y1] = this.at(from)
    const [x2, y2] = this.at(to)
    return [Math.round(x1 + (x2 - x1) * share), Math.round(y1 + (y2 - y1) * share)]
  }

  private put(ring: Ring, edge: number, at: Vertex): number {
    const [from, to] = [ring[edge] as number, ring[(edge + 1) % ring.length] as number]
    const vertex = this.vertex(at)
    if (vertex !== from && vertex !== to) this.splits.set(edgeKey(from, to), vertex)
    return vertex
  }

  private between(from: number, to: number): number[] {
    const vertex = this.splits.get(edgeKey(from, to))
    if (vertex === undefined) return []
    return [...this.between(from, vertex), vertex, ...this.between(vertex, to)]
  }
}

const edgeKey = (from: number, to: number) => (from < to ? `${from}-${to}` : `${to}-${from}`)

/** Vertices after edge `from` up to the start of edge `to`. */
function walk(ring: Ring, from: number, to: number): number[] {
  const steps = (to - from + ring.length) % ring.length
  return Array.from({ length: steps }, (_, i) => ring[(from + 1 + i) % ring.length] as number)
}

const withoutRepeats = (ring: Ring): Ring => ring.filter((vertex, i) => vertex !== ring[(i + 1) % ring.length])
