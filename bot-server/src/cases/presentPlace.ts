import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { codesOf, gridOf } from '@jinlin/domain/places/area'
import { toGcj02 } from '@jinlin/domain/places/geo'
import type { AreaNames } from '@jinlin/domain/words/scene'
import type { Viewer } from './viewer'

/** Where it is: the exact point and the address for those near the case, the door only for whom it concerns, rounded to 100 m for everybody else. */
export function presentPlace({ place }: Case, viewer: Viewer, names: AreaNames): PresentedCase['place'] {
  const { areaPath, point, text, unknown, dwellingId } = place
  const grid = gridOf(areaPath)
  const shown = point && toGcj02(viewer.close ? point : rounded(point))
  return {
    areaPath,
    areaName: namedArea(areaPath, names),
    ...(grid && { gridName: names.get(grid) ?? grid }),
    ...(text && viewer.close && { text }),
    ...(shown && { point: shown }),
    ...(unknown && { unknown }),
    ...(dwellingId && viewer.door && { dwellingId }),
  }
}

/** The community's name, or that of the deepest area above it that is known. */
function namedArea(path: string, names: AreaNames): string {
  const code = codesOf(path)
    .slice(0, 4)
    .findLast((each) => names.has(each))
  return (code && names.get(code)) ?? ''
}

/** A thousandth of a degree: about 100 metres. */
const rounded = ({ coordinates: [lng, lat] }: GeoPoint): GeoPoint => ({
  type: 'Point',
  coordinates: [Math.round(lng * 1000) / 1000, Math.round(lat * 1000) / 1000],
})
