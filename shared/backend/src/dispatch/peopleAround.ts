import type { Case } from '@jinlin/domain/cases/case'
import type { Candidate } from '@jinlin/domain/dispatch/candidate'
import { type PassedOver, passedOver } from '@jinlin/domain/dispatch/passedOver'
import { metresBetween } from '@jinlin/domain/places/geo'
import { candidateOf, type Known } from './candidateOf'
import { openJobsNow, openOffersNow } from './openJobs'
import { freshSince, placeSince } from './placeOfStaff'
import type { Staff } from './StaffModel'
import { staffInRing } from './staffInRing'

/** Somebody of the right kind, on duty or not, with what keeps them from being asked; metres absent where nobody knows where they are. `areaPath` = where they work. */
export type Neighbour = Omit<Candidate, 'metres'> & {
  metres?: number
  offers: number
  why?: PassedOver
  areaPath?: string
}

/** What is looked for, for one case at one moment. */
export type Around = Known & { found: Case }

/** As many as a screen can show. */
const most = 50

/** What keeps this person from being asked for the case, the first that holds; metres as dispatch measures them. */
export const neighbourOf = async (staff: Staff, around: Around): Promise<Neighbour> => {
  const { found, policy, now } = around
  const at = placeSince(staff, freshSince(policy.positionFreshMinutes, now))
  const metres = at && found.place.point && metresBetween(at, found.place.point)
  const [openJobs, offers] = await Promise.all([openJobsNow(staff._id), openOffersNow(staff._id)])
  const areaPath = staff.posts.find(({ role }) => role === around.want.role)?.areaPath
  const facts = {
    ...candidateOf(staff, openJobs, around),
    offers,
    ...(metres === undefined ? {} : { metres }),
    ...(areaPath && { areaPath }),
  }
  const why = whyNot(facts, around)
  return why ? { ...facts, why } : facts
}

function whyNot(facts: Neighbour, { found, want, policy }: Around): PassedOver | undefined {
  if (found.asked.includes(facts.userId)) return 'asked'
  const why = passedOver(facts, policy, want.skill)
  if (why) return why
  if (facts.metres === undefined) return 'place_unknown'
  return facts.metres > Math.max(...policy.radiiMetres) ? 'too_far' : undefined
}

/** Everybody of the right kind within the widest ring, off duty too, nearest first, at most 50; nobody for a case without a point. */
export const peopleAround = async (around: Around): Promise<Neighbour[]> => {
  const { found, want, policy, now } = around
  const { point } = found.place
  if (!point) return []
  const metres = Math.max(...policy.radiiMetres)
  const since = freshSince(policy.positionFreshMinutes, now)
  const near = await staffInRing(want, { point, metres, since, offDutyToo: true })
  const nearest = near.sort((a, b) => a.metres - b.metres).slice(0, most)
  return Promise.all(nearest.map(({ staff }) => neighbourOf(staff, around)))
}
