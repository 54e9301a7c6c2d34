import type { Case } from '@jinlin/domain/cases/case'
import { codesOf } from '@jinlin/domain/places/area'

/** The paths by which a case is found from every area it lies in, the city's first. */
export const areasOf = ({ place }: Pick<Case, 'place'>): string[] =>
  codesOf(place.areaPath).map((_, depth, codes) => codes.slice(0, depth + 1).join('/'))
