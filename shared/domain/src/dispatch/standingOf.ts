import type { CaseFacts } from '../cases/case'
import { levelOfRole, rankOf } from '../cases/levels'
import { claimRole, grantsOver, ofDepartment } from '../cases/who'
import type { Actor, Role } from '../people/roles'
import type { PassedOver } from './passedOver'
import { type Want, wantsOf } from './wantsOf'

/** As what somebody may have a case as it stands now: as one of those looked for near by (`want`), or as an officer; with `why` they may not, wherever they are. */
export type Standing = {
  role?: Role
  want?: Want
  why?: Extract<PassedOver, 'wrong_role' | 'wrong_area' | 'officers_only'>
}

/** Whether only officers are asked and no pool is open, so that nobody near by can have the case. */
export const isWithOfficers = ({ asking, poolSince }: Pick<CaseFacts, 'asking' | 'poolSince'>): boolean =>
  !poolSince && asking.order !== 'usual' && asking.first.length === 0

/** The office by which the case may come to somebody: at or above its level once officers are asked, and of its area while an escalated case is in the pool. */
function officeIn(found: CaseFacts, actor: Actor): Role | undefined {
  if (found.asking.order === 'usual') return undefined
  if (ofDepartment(found, actor)) return 'department_officer'
  const above = grantsOver(found, actor).find(({ role }) => {
    const level = levelOfRole(role)
    return level !== undefined && rankOf(level) >= rankOf(found.level)
  })
  if (above) return above.role
  const claims = found.poolSince ? claimRole(found, actor) : undefined
  return claims && levelOfRole(claims) ? claims : undefined
}

/** Goes by the case and by what the actor is, as `claimRole` and the asking do; duty, papers, room and distance are looked at after it (`passedOver`). */
export function standingOf(found: CaseFacts, actor: Actor): Standing {
  const office = officeIn(found, actor)
  if (office) return { role: office }
  const held = wantsOf(found).filter(({ role }) => actor.grants.some((grant) => grant.role === role))
  const [first] = held
  if (!first) return { why: 'wrong_role' }
  if (isWithOfficers(found)) return { role: first.role, why: 'officers_only' }
  const role = claimRole(found, actor)
  const want = held.find((each) => each.role === role) ?? first
  const elsewhere = want.role === 'grid_leader' && role !== want.role
  return elsewhere ? { role: want.role, why: 'wrong_area' } : { role: want.role, want }
}
