import type { Area, AreaPolygon } from './AreaModel'
import { type Position, partsOf } from './pointInPolygon'

export type Box = { west: number; south: number; east: number; north: number }
export type Outlined = Area & { polygon: AreaPolygon; box: Box }

/** The rectangle around a polygon. */
export const boxOf = (polygon: AreaPolygon): Box => {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [outline] of partsOf(polygon)) {
    for (const [x, y] of outline ?? []) {
      box.west = Math.min(box.west, x)
      box.east = Math.max(box.east, x)
      box.south = Math.min(box.south, y)
      box.north = Math.max(box.north, y)
    }
  }
  return box
}

/** Side of a cell in degrees: about a kilometre, so that a cell of a dense town holds a handful of grids. */
const side = 0.01
/** A polygon over more cells than this is looked at for every position instead of being written into its cells. */
const mostCells = 4096
const cell = (degrees: number): number => Math.floor(degrees / side)

/** Areas by the cells their rectangles touch: a position is compared with a few polygons only. */
export class BoxIndex {
  private readonly cells = new Map<string, Outlined[]>()
  private readonly wide: Outlined[] = []

  constructor(areas: readonly Outlined[]) {
    for (const area of areas) this.add(area)
  }

  private add(area: Outlined): void {
    const { west, south, east, north } = area.box
    const count = (cell(east) - cell(west) + 1) * (cell(north) - cell(south) + 1)
    if (count > mostCells) {
      this.wide.push(area)
      return
    }
    for (let x = cell(west); x <= cell(east); x += 1) {
      for (let y = cell(south); y <= cell(north); y += 1) {
        const key = `${x}|${y}`
        const there = this.cells.get(key)
        if (there) there.push(area)
        else this.cells.set(key, [area])
      }
    }
  }

  /** The areas whose rectangle is within `around` degrees of the position; some may be farther away. */
  near([x, y]: Position, around = 0): Outlined[] {
    const found = new Set(this.wide)
    for (let i = cell(x - around); i <= cell(x + around); i += 1) {
      for (let j = cell(y - around); j <= cell(y + around); j += 1) {
        for (const area of this.cells.get(`${i}|${j}`) ?? []) found.add(area)
      }
    }
    return [...found]
  }
}
