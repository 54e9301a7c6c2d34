import { roadNames } from '../words/town'
import { districtCode, type TownAreas } from './makeAreas'
import type { XY } from './mesh'

/** A road of the district; `line` in WGS-84, house numbers from 1 at its beginning to `lastNumber` at its end. */
export type TownRoad = {
  id: string
  name: string
  aliases?: string[]
  areaPath: string
  line: [number, number][]
  lastNumber: number
}
type Cut = readonly [XY, XY]

/** Roads are straight edges between grids, at least so long and no farther from the pin, in metres. */
const shortest = 450
const farthest = 4500
/** One door every so many metres, both sides of the road counted. */
const doorMetres = 12

/** The roads of the town, along the edges of its communities and grids: streets (街) lead west, roads (路) lead north, the long ones first. */
export function makeRoads({ areas, mesh }: TownAreas): TownRoad[] {
  const areaPath = areas.find(({ code }) => code === districtCode)?.path ?? districtCode
  const edges = mesh.cuts.filter(isRoad).sort((a, b) => lengthOf(b) - lengthOf(a))
  const streets = edges.filter(leadsWest).map(([a, b]): Cut => (a[0] > b[0] ? [a, b] : [b, a]))
  const roads = edges.filter((edge) => !leadsWest(edge)).map(([a, b]): Cut => (a[1] < b[1] ? [a, b] : [b, a]))
  const named = [...nameAll(streets, roadNames.streets), ...nameAll(roads, roadNames.roads)]
  return named.map(({ edge, name, aliases }, at) => ({
    id: `${districtCode}-r${String(at + 1).padStart(3, '0')}`,
    name,
    ...(aliases && { aliases }),
    areaPath,
    line: edge.map((corner) => degreesOf(mesh.pointOf(corner))),
    lastNumber: Math.round(lengthOf(edge) / doorMetres),
  }))
}

const lengthOf = ([a, b]: Cut) => Math.hypot(a[0] - b[0], a[1] - b[1])
const leadsWest = ([a, b]: Cut) => Math.abs(a[0] - b[0]) > Math.abs(a[1] - b[1])
const isRoad = (cut: Cut) => lengthOf(cut) >= shortest && cut.every((end) => Math.hypot(...end) <= farthest)
const degreesOf = ({ lng, lat }: { lng: number; lat: number }): [number, number] => [lng, lat]

/** As many as there are names for. */
const nameAll = (edges: readonly Cut[], names: readonly { name: string; aliases?: string[] }[]) =>
  names.flatMap((name, at) => {
    const edge = edges[at]
    return edge ? [{ edge, ...name }] : []
  })
