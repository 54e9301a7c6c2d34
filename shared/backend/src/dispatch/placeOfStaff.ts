import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { policyFor, policyOf } from './policies'
import type { Staff } from './StaffModel'

/** The moment since which a phone position counts. Minutes of the policy are wall-clock: a person doesn't walk faster on the fast clock. */
export const freshSince = (freshMinutes: number, now: Date): Date => new Date(now.getTime() - freshMinutes * 60_000)

/** The policy of the district somebody works in, by their first post. */
export const policyOfStaff = ({ posts }: Pick<Staff, 'posts'>): Promise<Policy> =>
  policyFor(posts.find(({ areaPath }) => areaPath)?.areaPath ?? '')

/** Where a person counts as being: the phone's position while it is fresh (not older than `since`), else the home base, else unknown. */
export const placeSince = ({ position, positionAt, home }: Staff, since: Date): GeoPoint | undefined =>
  position && positionAt && positionAt >= since ? position : home

/** Where a person counts as being now, by the policy of the case or of their own district. */
export const placeOfStaff = async (staff: Staff, found: Case | undefined, now: Date): Promise<GeoPoint | undefined> => {
  const { positionFreshMinutes } = await (found ? policyOf(found) : policyOfStaff(staff))
  return placeSince(staff, freshSince(positionFreshMinutes, now))
}
