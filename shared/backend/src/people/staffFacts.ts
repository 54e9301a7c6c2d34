import type { Case } from '@jinlin/domain/cases/case'
import type { StaffFacts } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import { placeOfStaff } from '../dispatch/placeOfStaff'
import type { Staff } from '../dispatch/StaffModel'

/** What the rules need to know of somebody who works here: duty, load, trades, and the metres to the case where both places are known. */
export const staffFacts = async (
  staff: Staff,
  openJobs: number,
  found: Case | undefined,
  now: Date,
): Promise<StaffFacts> => {
  const from = await placeOfStaff(staff, found, now)
  const to = found?.place.point
  return {
    onDuty: staff.onDuty,
    openJobs,
    skills: staff.skills,
    ...(from && to ? { metres: metresBetween(from, to) } : {}),
  }
}
