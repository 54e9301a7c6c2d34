import { active } from '@jinlin/domain/cases/states'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { codesOf, contains } from '@jinlin/domain/places/area'
import type { QueryFilter } from 'mongoose'
import { byArea, type StoredCase } from '../cases/CaseModel'
import { within } from '../cases/queries'
import { op } from '../infra/defineModel'
import { scopeOf } from '../people/scope'

type Filter = QueryFilter<StoredCase>

/** From the county up an area holds so much of what is due that the order of the moments is walked; below, its own cases are read and put in order. */
const wide = 2

/** What somebody watches in an area: the filter for each part of what they may see, and the index each is read by. */
export type Watch = { filter: Filter; hint: Record<string, 1 | -1> }

/** The parts of an area a superior may watch; `not_found` for an area that none of theirs contains. */
export const watchScope = (actor: Actor, area: string): Watch[] => {
  if (!actor.grants.some(({ areaPath }) => areaPath && contains(areaPath, area))) throw new DomainError('not_found')
  const hint = codesOf(area).length <= wide ? { dueBy: 1 as const } : byArea
  const inStates = hint === byArea ? { state: op({ $in: [...active] }) } : {}
  return scopeOf(actor)
    .filter((part) => 'areas' in part)
    .flatMap((part) => within(part, area))
    .map((part) => ({ filter: { ...part, ...inStates }, hint }))
}
