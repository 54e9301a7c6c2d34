import type { TownArea } from '../makeAreas'
import { districtCode } from '../makeAreas'
import { inside } from '../polygons'

/** The areas of a level that were carved out of the district. */
export const carvedOf = (areas: readonly TownArea[], level: string): TownArea[] =>
  areas.filter((area) => area.level === level && area.ring && area.path.includes(districtCode))

/** The carved areas of a level that hold a point, `[lng, lat]`. */
export const holdingOf = (areas: readonly TownArea[], level: string, at: [number, number]): TownArea[] =>
  carvedOf(areas, level).filter(({ ring = [] }) => inside(ring, at))
