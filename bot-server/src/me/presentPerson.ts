import { openJobsOf } from '@jinlin/backend/dispatch/openJobs'
import { policyFor } from '@jinlin/backend/dispatch/policies'
import { type Staff, StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { unreadOf } from '@jinlin/backend/notifications/news'
import { maskedPhone } from '@jinlin/backend/people/ownPhone'
import { type User, UserModel } from '@jinlin/backend/people/UserModel'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { DwellingModel } from '@jinlin/backend/register/DwellingModel'
import { doorwayById, homeEntrance } from '@jinlin/backend/register/entrances'
import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { type Certificate, validSkills } from '@jinlin/domain/dispatch/certificates'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { DomainError } from '@jinlin/domain/errors'
import { maskName } from '@jinlin/domain/people/mask'
import type { Grant } from '@jinlin/domain/people/roles'
import { codesOf, gridOf } from '@jinlin/domain/places/area'
import { toGcj02 } from '@jinlin/domain/places/geo'
import { entranceAddress } from '@jinlin/domain/words/groups'
import { roleLabel } from '@jinlin/domain/words/roles'
import type { AreaNames } from '@jinlin/domain/words/scene'

/** The signed-in person for the own phone: roles with their places, the bound dwelling, duty, unread news; name and number masked as everywhere. */
export async function presentPerson(userId: string, now: Date): Promise<PresentedPerson> {
  const [user, names, unread] = await Promise.all([UserModel.findById(userId).lean(), areaNames(), unreadOf(userId)])
  if (!user) throw new DomainError('signed_out')
  const [dwelling, home, duty] = await Promise.all([
    presentDwelling(user),
    presentHome(user),
    presentDuty(user, names, now),
  ])
  const grants = user.status === 'active' ? user.grants : []
  return {
    id: user._id,
    name: maskName(user.name),
    roles: grants.map((grant) => presentGrant(grant, names)),
    dwelling,
    home,
    duty,
    unread,
    phone: maskedPhone(user),
  }
}

function presentGrant({ role, areaPath, departmentId }: Grant, names: AreaNames) {
  const code = areaPath ? codesOf(areaPath).at(-1) : undefined
  return { role, label: roleLabel(role), areaPath, areaName: code && (names.get(code) ?? code), departmentId }
}

async function presentDwelling({ dwellingId }: User): Promise<PresentedPerson['dwelling']> {
  const found = dwellingId ? await DwellingModel.findById(dwellingId).lean() : null
  return found ? { id: found._id, text: found.address, point: toGcj02(found.point) } : undefined
}

async function presentHome(user: User): Promise<PresentedPerson['home']> {
  const { relation, homeToCheck } = user
  const entranceId = await homeEntrance(user)
  const doorway = entranceId ? await doorwayById(entranceId) : undefined
  if (!doorway) return undefined
  const { building, estateName, number, id } = doorway
  return {
    entranceId: id,
    text: entranceAddress(estateName, building.number, number),
    ...(building.point && { point: toGcj02(building.point) }),
    ...(relation && { relation }),
    ...(homeToCheck && { toCheck: homeToCheck }),
  }
}

/** The papers of somebody's trades, with the moment each ends. */
export const presentCertificates = (certificates: readonly Certificate[] = []) =>
  certificates.map(({ skill, until }) => ({ skill, until: until.toISOString() }))

/** Trades somebody learnt but is not sent for now, if any. */
function unpaperedOf(staff: Staff, { certifiedSkills }: Policy, now: Date): { unpapered?: string[] } {
  const valid = validSkills(staff, certifiedSkills, now)
  const unpapered = staff.skills.filter((skill) => !valid.includes(skill))
  return unpapered.length > 0 ? { unpapered } : {}
}

async function presentDuty({ _id }: User, names: AreaNames, now: Date): Promise<PresentedPerson['duty']> {
  const staff = await StaffModel.findById(_id).lean()
  if (!staff) return undefined
  const path = staff.posts.find(({ areaPath }) => areaPath)?.areaPath ?? ''
  const [jobs, policy] = await Promise.all([openJobsOf([_id]), policyFor(path)])
  const grid = gridOf(path)
  return {
    on: staff.onDuty,
    openJobs: jobs.get(_id) ?? 0,
    cap: policy.openJobsCap,
    skills: staff.skills,
    ...unpaperedOf(staff, policy, now),
    certificates: staff.certificates && presentCertificates(staff.certificates),
    quiet: staff.quiet,
    gridName: grid && (names.get(grid) ?? grid),
  }
}
