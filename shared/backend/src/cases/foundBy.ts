import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { isCritical } from '@jinlin/domain/cases/isCritical'
import { dueBy } from '@jinlin/domain/clocks/dueBy'
import { codesOf } from '@jinlin/domain/places/area'
import type { StoredCase } from './CaseModel'
import { nearOf } from './findSimilarCases'

/** What lists and watchers find a case by. */
type FoundBy = Pick<StoredCase, 'near' | 'areas' | 'dueBy' | 'rush'>
const names = ['near', 'areas', 'dueBy', 'rush'] as const

/** The paths by which a case is found from every area it lies in, the city's first. */
export const areasOf = ({ place }: Pick<Case, 'place'>): string[] =>
  codesOf(place.areaPath).map((_, depth, codes) => codes.slice(0, depth + 1).join('/'))

/** What a case is found by, made from the case itself; absent where it isn't to be found so. */
export const foundBy = (found: Case): FoundBy => {
  const near = nearOf(found)
  const due = dueBy(found)
  const rush = isOpen(found.state) && isCritical(found)
  return {
    areas: areasOf(found),
    ...(near ? { near } : {}),
    ...(due ? { dueBy: due.at } : {}),
    ...(rush ? { rush } : {}),
  }
}

/** What of it a change sets anew and takes away. */
export const foundByChange = (before: StoredCase, after: Case): { set: FoundBy; unset: string[] } => {
  const next: FoundBy = foundBy(after)
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(next[name]))
  return {
    set: Object.fromEntries(changed.filter((name) => next[name] !== undefined).map((name) => [name, next[name]])),
    unset: changed.filter((name) => next[name] === undefined),
  }
}
