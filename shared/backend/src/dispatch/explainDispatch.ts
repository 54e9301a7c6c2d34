import type { Case } from '@jinlin/domain/cases/case'
import { superiorLevel } from '@jinlin/domain/cases/who'
import { type Asked, askedSoFar } from '@jinlin/domain/dispatch/askedSoFar'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { type Want, wantsOf } from '@jinlin/domain/dispatch/wantsOf'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { caseInScope } from '../cases/queries'
import { type Around, type Neighbour, neighbourOf, peopleAround } from './peopleAround'
import { policyOf } from './policies'
import { StaffModel } from './StaffModel'
import { unwantedFor } from './unwanted'

/**
 * Who was asked for a case and what became of it, who could be asked now, and what keeps the others from it. `wants` = the kinds of people near by who may have it; none: only officers see such a matter.
 * `person` = the one somebody asked about by name, wherever they are.
 */
export type Explanation = {
  found: Case
  policy: Policy
  wants: Want[]
  asked: Asked[]
  people: Neighbour[]
  person?: Neighbour
}

/** The person a superior asks about works in an area of theirs, or where the case is; `not_found` otherwise. */
const personIn = async (actor: Actor, id: string, around: Around): Promise<Neighbour> => {
  const staff = await StaffModel.findById(id).lean()
  const own = actor.grants.flatMap(({ areaPath }) => (areaPath ? [areaPath] : []))
  const known = staff?.posts.some(({ areaPath }) => areaPath && own.some((area) => contains(area, areaPath)))
  if (!staff || !known) throw new DomainError('not_found')
  return neighbourOf(staff, around)
}

/** Why this person and not that one, why nobody: as things stand now, for superiors of the case. `not_found` for who may not see it, `not_allowed` for who is no superior of it. */
export const explainDispatch = async (
  actor: Actor,
  caseId: string,
  personId: string | undefined,
  now: Date,
): Promise<Explanation> => {
  const found = await caseInScope(actor, caseId, now)
  if (!superiorLevel(found, actor)) throw new DomainError('not_allowed')
  const [policy, unwanted] = await Promise.all([policyOf(found), unwantedFor(found)])
  const asked = askedSoFar(found)
  const wants = wantsOf(found)
  if (wants.length === 0) return { found, policy, wants, asked, people: [] }
  const around = { found, wants, policy, now, unwanted }
  const [people, person] = await Promise.all([
    peopleAround(around),
    personId === undefined ? undefined : personIn(actor, personId, around),
  ])
  return { found, policy, wants, asked, people, ...(person && { person }) }
}
