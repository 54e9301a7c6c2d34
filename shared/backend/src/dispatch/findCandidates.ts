import type { GeoPoint } from '@jinlin/domain/cases/case'
import { inDailySpan } from '@jinlin/domain/clocks/shanghai'
import type { Ask } from '@jinlin/domain/dispatch/asks'
import type { Candidate } from '@jinlin/domain/dispatch/candidate'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { type Ranked, rankCandidates } from '@jinlin/domain/dispatch/rankCandidates'
import { earthRadius, metresBetween } from '@jinlin/domain/places/geo'
import { op } from '../infra/defineModel'
import { openJobsNow } from './openJobs'
import { freshSince, placeSince } from './placeOfStaff'
import { type Staff, StaffModel } from './StaffModel'

type Want = Extract<Ask, { kind: 'cascade' }>['want']
type Near = { staff: Staff; metres: number }
type Known = { policy: Policy; now: Date; unwanted?: ReadonlySet<string> | undefined }

const within = ({ coordinates }: GeoPoint, metres: number) =>
  op({ $geoWithin: { $centerSphere: [coordinates, metres / earthRadius] } })

/** Who of this role and skill is on duty inside a ring: by the phone's position while it is fresh, else by the home base. */
const inRing = async (want: Want, point: GeoPoint, metres: number, since: Date): Promise<Near[]> => {
  const place = within(point, metres)
  const wanted = { onDuty: true, 'posts.role': want.role, ...(want.skill ? { skills: want.skill } : {}) }
  // each half whole: what stood beside the `$or` would keep both from their index
  const either = [
    { ...wanted, position: place, positionAt: op({ $gte: since }) },
    { ...wanted, home: place },
  ]
  const found = await StaffModel.find({ $or: either }).lean<Staff[]>()
  return found.flatMap((staff) => {
    const at = placeSince(staff, since)
    const far = at && metresBetween(at, point)
    return far !== undefined && far <= metres ? [{ staff, metres: far }] : []
  })
}

const candidates = async (near: readonly Near[], want: Want, known: Known): Promise<Candidate[]> => {
  const { policy, now, unwanted } = known
  const jobs = await Promise.all(near.map(({ staff }) => openJobsNow(staff._id)))
  return near.map(({ staff, metres }, index) => ({
    userId: staff._id,
    name: staff.name,
    role: want.role,
    metres,
    openJobs: jobs[index] ?? 0,
    rating: staff.rating,
    skills: validSkills(staff, policy.certifiedSkills, now),
    learnt: staff.skills,
    onDuty: staff.onDuty,
    quiet: staff.quiet !== undefined && inDailySpan(now, staff.quiet),
    unwanted: unwanted?.has(staff._id) ?? false,
  }))
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
    const near = (await inRing(want, point, metres, since)).filter(({ staff }) => !without.includes(staff._id))
    if (near.length > ranked.length)
      ranked = rankCandidates(await candidates(near, want, { policy, now, unwanted }), policy, want.skill)
    if (ranked.length >= enough) break
  }
  return ranked
}
