import type { Case } from '@jinlin/domain/cases/case'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import type { StaffFacts } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import { placeOfStaff, policyOfStaff } from '../dispatch/placeOfStaff'
import { policyOf } from '../dispatch/policies'
import type { Staff } from '../dispatch/StaffModel'
import { unwantedFor } from '../dispatch/unwanted'

/** What the rules need to know of somebody who works here: duty, load, the trades of today, the metres to the case where both places are known, and whether its reporter would rather have somebody else. */
export const staffFacts = async (
  staff: Staff,
  openJobs: number,
  found: Case | undefined,
  now: Date,
): Promise<StaffFacts> => {
  const [from, { certifiedSkills }, unwanted] = await Promise.all([
    placeOfStaff(staff, found, now),
    found ? policyOf(found) : policyOfStaff(staff),
    found && unwantedFor(found),
  ])
  const to = found?.place.point
  return {
    onDuty: staff.onDuty,
    openJobs,
    skills: validSkills(staff, certifiedSkills, now),
    ...(from && to ? { metres: metresBetween(from, to) } : {}),
    ...(unwanted?.has(staff._id) ? { unwanted: true } : {}),
  }
}
