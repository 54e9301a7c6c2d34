import type { Case } from '@jinlin/domain/cases/case'
import type { Candidate } from '@jinlin/domain/dispatch/candidate'
import { type PassedOver, passedOver } from '@jinlin/domain/dispatch/passedOver'
import { type Standing, standingOf } from '@jinlin/domain/dispatch/standingOf'
import type { Want } from '@jinlin/domain/dispatch/wantsOf'
import type { Actor } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import { candidateOf, type Known } from './candidateOf'
import { officersWhoClaim } from './officersWhoClaim'
import { openJobsNow, openOffersNow } from './openJobs'
import { freshSince, placeSince } from './placeOfStaff'
import type { Staff } from './StaffModel'
import { staffInRing } from './staffInRing'

/** Somebody near by or asked about, on duty or not, with what keeps them from being asked; metres absent where nobody knows where they are. `areaPath` = where they work in this role. */
export type Neighbour = Omit<Candidate, 'metres'> & {
  metres?: number
  offers: number
  why?: PassedOver
  areaPath?: string
}

/** What is looked for, for one case at one moment. */
export type Around = Omit<Known, 'want'> & { found: Case; wants: readonly Want[] }

/** As many as a screen can show. */
const most = 50

/** What the rules look at is the same whatever role is looked for; the one they have here stands in its place. */
const factsOf = (staff: Staff, openJobs: number, around: Around) =>
  candidateOf(staff, openJobs, { ...around, want: { role: 'grid_leader' } })

const asActor = (staff: Staff, { openJobs, skills, unwanted = false }: ReturnType<typeof factsOf>): Actor => ({
  userId: staff._id,
  name: staff.name,
  grants: staff.posts,
  staff: { onDuty: staff.onDuty, openJobs, skills, unwanted },
})

/** What keeps this person from being asked for the case, or from claiming it while its pool is open, the first that holds; metres as dispatch measures them. */
export const neighbourOf = async (staff: Staff, around: Around): Promise<Neighbour> => {
  const { found, policy, now } = around
  const at = placeSince(staff, freshSince(policy.positionFreshMinutes, now))
  const metres = at && found.place.point && metresBetween(at, found.place.point)
  const [openJobs, offers] = await Promise.all([openJobsNow(staff._id), openOffersNow(staff._id)])
  const known = factsOf(staff, openJobs, around)
  const standing = standingOf(found, asActor(staff, known))
  const { role, areaPath } = staff.posts.find((post) => post.role === standing.role) ?? staff.posts[0] ?? {}
  const facts = {
    ...known,
    role: role ?? known.role,
    offers,
    ...(metres === undefined ? {} : { metres }),
    ...(areaPath && { areaPath }),
  }
  const why = whyNot(facts, standing, around)
  return why ? { ...facts, why } : facts
}

/** Who was asked or is not to be rung may claim from an open pool all the same: there it is only said when nothing else holds. */
function whyNot(facts: Neighbour, standing: Standing, around: Around): PassedOver | undefined {
  const { found } = around
  const asked = found.asked.includes(facts.userId) ? 'asked' : undefined
  if (!found.poolSince) return asked ?? barred(facts, standing, around)
  return barred({ ...facts, quiet: false }, standing, around) ?? asked ?? (facts.quiet ? 'quiet' : undefined)
}

/** Officers come wherever they are and however much they have in hand. */
function barred(facts: Neighbour, { want, why }: Standing, { policy }: Around): PassedOver | undefined {
  if (why) return why
  if (!want) return facts.onDuty ? undefined : 'off_duty'
  const passed = passedOver(facts, policy, want.skill)
  if (passed) return passed
  if (facts.metres === undefined) return 'place_unknown'
  return facts.metres > Math.max(...policy.radiiMetres) ? 'too_far' : undefined
}

/** Everybody of the right kinds within the widest ring, off duty too, nearest first, at most 50, and the officers who may claim an escalated case; nobody for a case without a point. */
export const peopleAround = async (around: Around): Promise<Neighbour[]> => {
  const { found, wants, policy, now } = around
  const { point } = found.place
  if (!point) return []
  const ring = {
    point,
    metres: Math.max(...policy.radiiMetres),
    since: freshSince(policy.positionFreshMinutes, now),
    offDutyToo: true,
  } as const
  const near = (await Promise.all(wants.map((want) => staffInRing(want, ring)))).flat()
  const nearest = near.sort((a, b) => a.metres - b.metres).slice(0, most)
  const officers = found.poolSince ? await officersWhoClaim(found) : []
  const staff = new Map([...nearest.map((each) => each.staff), ...officers].map((each) => [each._id, each]))
  return Promise.all([...staff.values()].map((each) => neighbourOf(each, around)))
}
