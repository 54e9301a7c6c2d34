import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { Candidate } from '@jinlin/domain/dispatch/candidate'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { type Ranked, rankCandidates } from '@jinlin/domain/dispatch/rankCandidates'
import { candidateOf, type Known } from './candidateOf'
import { openJobsNow, openOffersNow } from './openJobs'
import { freshSince } from './placeOfStaff'
import { type Near, staffInRing, type Want } from './staffInRing'

type Asked = Pick<Search, 'unwanted' | 'offersToo'>

/** What each of them has in hand and what waits for them is asked at the same time. */
const candidates = async (
  near: readonly Near[],
  known: Known,
  { unwanted, offersToo }: Asked,
): Promise<Candidate[]> => {
  const [nobodyElse, ...busy] = await Promise.all([
    unwanted?.(),
    ...near.map(({ staff }) => busyWith(staff._id, offersToo)),
  ])
  return near.map(({ staff, metres }, i) => {
    const { jobs = 0, ...offers } = busy[i] ?? {}
    return { ...candidateOf(staff, jobs, { ...known, unwanted: nobodyElse }), ...offers, metres }
  })
}

const busyWith = async (userId: string, offersToo = false): Promise<{ jobs: number; offers?: number }> => {
  const [jobs, offers] = await Promise.all([openJobsNow(userId), offersToo ? openOffersNow(userId) : undefined])
  return { jobs, ...(offers === undefined ? {} : { offers }) }
}

/** Whom to look for and where. The rings are widened until there are `enough`; who is in `without` is passed over, and so are those `unwanted`, who are asked for where somebody is near. `offersToo` = what waits for them is counted as well. */
type Search = {
  want: Want
  point?: GeoPoint
  radii: readonly number[]
  enough: number
  without?: readonly string[]
  unwanted?: () => Promise<ReadonlySet<string>>
  offersToo?: boolean
}

/** Everybody who may be asked near a place, from the smallest ring that holds `enough` or else the widest; in the cascade's order. */
export const findCandidates = async (
  { want, point, radii, enough, without = [], ...asked }: Search,
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
      ranked = rankCandidates(await candidates(near, { want, policy, now }, asked), policy, want.skill)
    if (ranked.length >= enough) break
  }
  return ranked
}
