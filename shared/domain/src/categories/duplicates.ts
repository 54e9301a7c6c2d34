import type { Case } from '../cases/case'
import { metresBetween } from '../places/geo'
import { familyOf, leaf } from './catalogue'

const likeness = { metres: 50, hours: 24 } as const

/** Whether two reports are of the same thing: same family, 50 m, 24 h. Restricted matters and unknown places are like nothing. */
export function isLike(one: Case, other: Case): boolean {
  const [a, b] = [one.place.point, other.place.point]
  if (!a || !b || leaf(one.category)?.restricted || leaf(other.category)?.restricted) return false
  const apart = Math.abs(one.clocks.startedAt.getTime() - other.clocks.startedAt.getTime())
  return (
    familyOf(one.category) === familyOf(other.category) &&
    apart <= likeness.hours * 3_600_000 &&
    metresBetween(a, b) <= likeness.metres
  )
}
