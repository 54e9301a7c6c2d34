import { inDailySpan } from '@jinlin/domain/clocks/shanghai'
import type { Candidate } from '@jinlin/domain/dispatch/candidate'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Staff } from './StaffModel'
import type { Want } from './staffInRing'

/** What decides about everybody who is looked at for one case. */
export type Known = { want: Want; policy: Policy; now: Date; unwanted?: ReadonlySet<string> | undefined }

/** What the rules look at in one person, for one case at one moment; the metres stand beside it. */
export const candidateOf = (
  staff: Staff,
  openJobs: number,
  { want, policy, now, unwanted }: Known,
): Omit<Candidate, 'metres'> => ({
  userId: staff._id,
  name: staff.name,
  role: want.role,
  openJobs,
  rating: staff.rating,
  skills: validSkills(staff, policy.certifiedSkills, now),
  learnt: staff.skills,
  onDuty: staff.onDuty,
  quiet: staff.quiet !== undefined && inDailySpan(now, staff.quiet),
  unwanted: unwanted?.has(staff._id) ?? false,
})
