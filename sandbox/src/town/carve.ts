import type { Chord, Mesh, Ring, XY } from './mesh'
import { inside, metresToEdge, raggedness } from './polygons'
import type { Random } from './random'

/** One piece wanted: its share of the people, and whether it must hold the pin. `apart` pieces are cut off first, so they lie at the rim. */
export type Wanted<T> = { item: T; weight: number; pinned?: boolean; apart?: boolean }
/** A point that one piece must hold, at least `margin` metres from every cut. */
export type Pin = { at: XY; margin: number }
/** A piece with the sample of people (points) inside it. */
export type Piece<T> = { item: T; ring: Ring; people: XY[] }
type Cut = { chord: Chord; score: number; people: [XY[], XY[]]; first: 0 | 1 }

const directions = 24

/** Cuts a polygon by straight lines into one piece for each item, each with its share of the people, as round as lines allow. */
export function carve<T>(
  mesh: Mesh,
  ring: Ring,
  people: XY[],
  wanted: readonly Wanted<T>[],
  random: Random,
  pin?: Pin,
): Piece<T>[] {
  const [only] = wanted
  if (!only) return []
  if (wanted.length === 1) return [{ item: only.item, ring, people }]
  const [first, second] = halve(wanted)
  const share = weightOf(first) / weightOf(wanted)
  const whole = mesh.whole(ring)
  const held = pin && wanted.some((one) => one.pinned) ? pin : undefined
  const cut = bestCut(mesh, whole, people, share, random, held)
  const pieces = mesh.cut(whole, cut.chord)
  const rest = cut.first === 0 ? 1 : 0
  return [
    ...carve(mesh, pieces[cut.first], cut.people[cut.first], first, random, held),
    ...carve(mesh, pieces[rest], cut.people[rest], second, random),
  ]
}

const weightOf = (wanted: readonly Wanted<unknown>[]) => wanted.reduce((sum, one) => sum + one.weight, 0)

/** Two groups of about the same weight; the first holds the pinned item, and a piece that lies apart stands alone in the second. */
function halve<T>(wanted: readonly Wanted<T>[]): [Wanted<T>[], Wanted<T>[]] {
  const apart = wanted.find((one) => one.apart)
  if (apart) return [wanted.filter((one) => one !== apart), [apart]]
  const ordered = [...wanted].sort((one, other) => Number(other.pinned ?? false) - Number(one.pinned ?? false))
  const half = weightOf(ordered) / 2
  let taken = 0
  const count = ordered.findIndex((one) => {
    taken += one.weight
    return taken >= half - one.weight / 2
  })
  const at = Math.min(Math.max(count + 1, 1), ordered.length - 1)
  return [ordered.slice(0, at), ordered.slice(at)]
}

function bestCut(mesh: Mesh, whole: Ring, people: XY[], share: number, random: Random, pin?: Pin): Cut {
  const turn = random.next() * Math.PI
  const tries = Array.from({ length: directions }, (_, i) => turn + (i * 2 * Math.PI) / directions)
  const cuts = tries.flatMap((angle) => cutsAt(mesh, whole, people, share, angle, pin))
  const best = cuts.reduce<Cut | undefined>(
    (found, cut) => (found && found.score <= cut.score ? found : cut),
    undefined,
  )
  if (!best) throw new RangeError('no straight line cuts this polygon')
  return best
}

/** The cuts of one direction: a line that leaves `share` of the people on its near side, and each chord it makes. */
function cutsAt(mesh: Mesh, whole: Ring, people: XY[], share: number, angle: number, pin?: Pin): Cut[] {
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
  const heights = Float64Array.from(people, ([x, y]) => x * nx + y * ny).sort()
  const at = Math.min(Math.max(Math.round(share * heights.length), 1), heights.length - 1)
  const fair = ((heights[at - 1] ?? 0) + (heights[at] ?? 0)) / 2
  // A line too near the pin steps aside: the pieces are then a little unfair, which the score weighs.
  const line = pin ? Math.max(fair, pin.at[0] * nx + pin.at[1] * ny + pin.margin) : fair
  const distance = ([x, y]: XY) => x * nx + y * ny - line
  const chords = mesh.chords(whole, distance, ([x, y]) => y * nx - x * ny)
  return chords.map((chord) => {
    const pieces = mesh.preview(whole, chord)
    const parts = chords.length === 1 ? partByLine(people, distance, pieces) : part(people, pieces)
    const first = firstOf(parts, pieces, share, pin)
    const miss = Math.abs((parts[first].length / people.length || 0) - share)
    const tight = pin ? Math.max(0, pin.margin - metresToEdge(pieces[first], pin.at)) : 0
    const score = Math.max(raggedness(pieces[0]), raggedness(pieces[1])) + miss * 12 + tight
    return { chord, score, people: parts, first }
  })
}

function part(people: readonly XY[], [left]: [XY[], XY[]]): [XY[], XY[]] {
  const parts: [XY[], XY[]] = [[], []]
  for (const at of people) parts[inside(left, at) ? 0 : 1].push(at)
  return parts
}

/** The quick way where the line crosses the polygon once: the side of the line says it all. */
function partByLine(people: readonly XY[], distance: (at: XY) => number, [left]: [XY[], XY[]]): [XY[], XY[]] {
  const leftIsNear = left.reduce((sum, at) => sum + distance(at), 0) < 0
  const parts: [XY[], XY[]] = [[], []]
  for (const at of people) parts[distance(at) < 0 === leftIsNear ? 0 : 1].push(at)
  return parts
}

function firstOf(parts: [XY[], XY[]], pieces: [XY[], XY[]], share: number, pin?: Pin): 0 | 1 {
  if (pin) return inside(pieces[0], pin.at) ? 0 : 1
  const all = parts[0].length + parts[1].length
  return Math.abs(parts[0].length / all - share) <= Math.abs(parts[1].length / all - share) ? 0 : 1
}
