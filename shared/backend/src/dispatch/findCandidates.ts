import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { Candidate } from '@jinlin/domain/dispatch/candidate'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { type Ranked, rankCandidates } from '@jinlin/domain/dispatch/rankCandidates'
import { candidateOf, type Known } from './candidateOf'
import { openJobsNow } from './openJobs'
import { freshSince } from './placeOfStaff'
import { type Near, staffInRing, type Want } from './staffInRing'

const candidates = async (near: readonly Near[], known: Known): Promise<Candidate[]> => {
  const jobs = await Promise.all(near.map(({ staff }) => openJobsNow(staff._id)))
  return near.map(({ staff, metres }, i) => ({ ...candidateOf(staff, jobs[i] ?? 0, known), metres }))
}

/** Whom to look for and where. The rings are widened until there are `enough`; who is in `without` is passed over, and so are those `unwanted`. */
type Search = {
  want: Want
  point?: GeoPoint
  radii: readonly number[]
  enough: number
  without?: readonly string[]
  unwanted?: ReadonlySet<string>
}

/** Everybody who may be asked near a place, from the smallest ring that holds `enough` or else the widest; in the cascade's order. */
export const findCandidates = async (
  { want, point, radii, enough, without = [], unwanted }: Search,
  policy: Policy,
  now: Date,
): Promise<Ranked[]> => {
  if (!point) return []
  const since = freshSince(policy.positionFreshMinutes, now)
  let ranked: Ranked[] = []
  for (const metres of radii) {
    const inside = await staffInRing(want, { point, metres, since })
    const near = inside.filter(({ staff }) => !without.includes(staff._id))
    if (near.length > ranked.length)
      ranked = rankCandidates(await candidates(near, { want, policy, now, unwanted }), policy, want.skill)
    if (ranked.length >= enough) break
  }
  return ranked
}
