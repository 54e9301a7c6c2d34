import type { Case } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { mayBeAsked } from '@jinlin/domain/cases/pool'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { type Ask, nextAsks } from '@jinlin/domain/dispatch/asks'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import { passedOver } from '@jinlin/domain/dispatch/passedOver'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { maskName } from '@jinlin/domain/people/mask'
import type { Role } from '@jinlin/domain/people/roles'
import { communityOf, countyOf, gridOf, streetOf } from '@jinlin/domain/places/area'
import { metresBetween } from '@jinlin/domain/places/geo'
import { departmentLabel } from '@jinlin/domain/words/departments'
import { againReason, namedReason, nightReason, officerReason, ownLeaderReason } from '@jinlin/domain/words/offerReason'
import { areaByCode } from '../places/areaSet'
import { candidateOf } from './candidateOf'
import { officersOf } from './findOfficer'
import { nearestTogether } from './nearestTogether'
import type { Officer } from './officerPosts'
import { openJobsNow } from './openJobs'
import { placeOfStaff } from './placeOfStaff'
import type { Staff } from './StaffModel'
import { staffOnDutyIn } from './staffOnDuty'
import { staffTogether } from './staffTogether'
import { unwantedFor } from './unwanted'

type Offer = CommandInput['offer']
type Person = Omit<Offer, 'firstLeft' | 'kind'>
type Search = { found: Case; policy: Policy; now: Date }

const personOf = (staff: Staff, role: Role, reason: string, metres?: number): Person => ({
  to: staff._id,
  name: staff.name,
  role,
  reason,
  ...(metres === undefined ? {} : { metres: Math.round(metres) }),
})

const loadOf = async (staff: Staff, { found, now }: Search): Promise<{ openJobs: number; metres?: number }> => {
  const [openJobs, at] = await Promise.all([openJobsNow(staff._id), placeOfStaff(staff, found, now)])
  const to = found.place.point
  return { openJobs, ...(at && to ? { metres: metresBetween(at, to) } : {}) }
}

/** The role a named person would act in: the trade the category asks for, else the first post. */
const roleFor = (staff: Staff, found: Case): Role => {
  const { skill } = leaf(found.category) ?? {}
  const trade = skill && staff.skills.includes(skill) && staff.posts.some(({ role }) => role === 'tradesperson')
  if (staff._id === found.lastAssignee?.userId) return found.lastAssignee.role
  return trade ? 'tradesperson' : (staff.posts[0]?.role ?? 'grid_leader')
}

/** A trade is not done without its paper, nor by whom the resident asked not to be sent again. Quiet hours don't matter to who is called by name. */
const maySend = async (staff: Staff, { found, policy, now }: Search): Promise<boolean> => {
  const { skill } = leaf(found.category) ?? {}
  if (skill && !validSkills(staff, policy.certifiedSkills, now).includes(skill)) return false
  return !(await unwantedFor(found)).has(staff._id)
}

/** The last handler, or whom the leader named. */
const namedPerson = async (
  { userId, ignoreCap }: Extract<Ask, { kind: 'person' }>,
  search: Search,
): Promise<Person | undefined> => {
  const { found, policy } = search
  const staff = await staffTogether(userId)
  if (!staff?.onDuty) return undefined
  const load = await loadOf(staff, search)
  if (!ignoreCap && load.openJobs >= policy.openJobsCap) return undefined
  const role = roleFor(staff, found)
  if (role === 'tradesperson' && !(await maySend(staff, search))) return undefined
  const last = found.lastAssignee
  const again = !last || last.userId === userId
  const skill = leaf(found.category)?.skill
  const reason = again || !skill ? againReason(load) : namedReason(load, maskName(last.name), skill)
  return personOf(staff, role, reason, load.metres)
}

/** Who is asked for what they are, not by name, is passed over like everybody near by. */
const ownLeader = async (
  { gridCode }: Extract<Ask, { kind: 'leader' }>,
  search: Search,
): Promise<Person | undefined> => {
  const { found, policy, now } = search
  const grid = await areaByCode(gridCode)
  if (!grid) return undefined
  const leads = ({ posts }: Staff) =>
    posts.some(({ areaPath, role }) => areaPath === grid.path && role === 'grid_leader')
  for (const staff of (await staffOnDutyIn(grid.path)).filter(leads)) {
    if (found.asked.includes(staff._id)) continue
    const load = await loadOf(staff, search)
    const facts = candidateOf(staff, load.openJobs, { want: { role: 'grid_leader' }, policy, now })
    if (!passedOver(facts, policy)) return personOf(staff, 'grid_leader', ownLeaderReason(load), load.metres)
  }
  return undefined
}

const nearest = async (
  ask: Extract<Ask, { kind: 'cascade' }>,
  { found, policy, now }: Search,
): Promise<Person | undefined> => {
  const first = await nearestTogether({ found, ask, policy, now })
  if (!first) return undefined
  const { userId: to, name, role, reason, metres } = first
  return { to, name, role, reason, metres: Math.round(metres) }
}

const areaName = async (areaPath: string): Promise<string> => {
  const code = gridOf(areaPath) ?? communityOf(areaPath) ?? streetOf(areaPath) ?? countyOf(areaPath) ?? areaPath
  return (await areaByCode(code))?.name ?? code
}

const firstUnasked = (officers: readonly Officer[], found: Case): Officer | undefined =>
  officers.find(({ staff }) => mayBeAsked(found, staff._id, 'officer'))

const officer = async (ask: Ask, { found }: Search): Promise<Person | undefined> => {
  if (ask.kind !== 'officer' && ask.kind !== 'secretary' && ask.kind !== 'nightOfficer') return undefined
  const post =
    ask.kind === 'officer'
      ? ask
      : ask.kind === 'secretary'
        ? ({ level: 'community', areaPath: ask.areaPath, role: 'community_secretary' } as const)
        : ({ level: 'street', areaPath: ask.areaPath } as const)
  const next = firstUnasked(await officersOf(post), found)
  if (!next) return undefined
  const name =
    'departmentId' in post && post.departmentId ? departmentLabel(post.departmentId) : await areaName(ask.areaPath)
  return personOf(next.staff, next.role, ask.kind === 'nightOfficer' ? nightReason(name) : officerReason(name))
}

const personFor = (ask: Ask, search: Search): Promise<Person | undefined> => {
  if (ask.kind === 'person') return namedPerson(ask, search)
  if (ask.kind === 'leader') return ownLeader(ask, search)
  if (ask.kind === 'cascade') return nearest(ask, search)
  return officer(ask, search)
}

/** The next person to be asked, as the input of `offer`: the first eligible one in the domain's order; nothing when nobody is left. */
export const chooseNext = async (found: Case, policy: Policy, now: Date): Promise<Offer | undefined> => {
  let firstLeft = found.asking.first
  for (const ask of nextAsks(found, policy, now)) {
    const named = ask.kind === 'person'
    firstLeft = named ? firstLeft.filter((userId) => userId !== ask.userId) : []
    const person = await personFor(ask, { found, policy, now })
    if (person) return { ...person, kind: ask.offerKind, firstLeft }
  }
  return undefined
}
