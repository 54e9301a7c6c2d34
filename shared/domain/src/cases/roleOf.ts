import type { Actor, Role } from '../people/roles'
import type { Case } from './case'
import { grantsOver, isReporter } from './who'

/** In what capacity somebody acted: as the one who has it or is asked, as the reporter (no role), else by a grant over the case. */
export function roleOf(found: Case, actor: Actor): Role | undefined {
  const { assignee, offer } = found
  if (assignee?.userId === actor.userId) return assignee.role
  if (offer?.to === actor.userId) return offer.role
  if (actor.system || isReporter(found, actor)) return undefined
  return (grantsOver(found, actor)[0] ?? actor.grants[0])?.role
}
