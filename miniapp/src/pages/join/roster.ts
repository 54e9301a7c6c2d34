import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { rosterKeepers, rosterLevel } from '@jinlin/domain/dispatch/rosters'
import { codesOf } from '@jinlin/domain/places/area'
import { call } from '../../services/session'
import { loadDepartments } from '../../services/staff'

/** Whose roster: an area by its path of codes, or a department of that district. */
export type RosterPlace = { path: string; name: string; departmentId?: string }
/** Somebody who can be named; the name is masked. */
export type RosterPerson = { userId: string; name: string; label: string; onDuty: boolean }
/** Whom a place asks first, in order, and who else has a post there. */
export type Roster = { version: number; named: RosterPerson[]; others: RosterPerson[] }

/** What tells one place from another. */
export const idOf = ({ path, departmentId = '' }: RosterPlace): string => `${path} ${departmentId}`

type Roles = PresentedPerson['roles']
type Area = { name: string; path: string }

/** The areas whose rosters a person with these roles sets, with those in them; each once. */
export function rosterRoots(roles: Roles): RosterPlace[] {
  const keepers: readonly string[] = rosterKeepers
  const own = roles.flatMap(({ role, areaPath: path, areaName = '' }) =>
    path && keepers.includes(role) ? [{ path, name: areaName }] : [],
  )
  return own.filter(({ path }, at) => own.findIndex((other) => other.path === path) === at)
}

/** Whether anybody is on duty there as an officer: a city has nobody. */
export const hasRoster = ({ path, departmentId }: RosterPlace): boolean => rosterLevel(path, departmentId) !== undefined

/** Whether there may be places with rosters below: not below a community or a department. */
export const hasBelow = ({ path, departmentId }: RosterPlace): boolean => !departmentId && codesOf(path).length < 4

/** The areas right below one; of a district, for its dispatchers, the departments after them. */
export async function loadBelow({ path, name }: RosterPlace, roles: Roles): Promise<RosterPlace[]> {
  const parent = codesOf(path).at(-1) ?? ''
  const [{ items }, departments] = await Promise.all([
    call<{ items: Area[] }>({ method: 'GET', path: `/api/areas?parent=${parent}` }),
    asksDepartments(path, roles) ? loadDepartments() : [],
  ])
  return [
    ...items.map((area) => ({ path: area.path, name: area.name })),
    ...departments.map((each) => ({ path, name: `${name} ${each.name}`, departmentId: each.id })),
  ]
}

const asksDepartments = (path: string, roles: Roles): boolean =>
  rosterLevel(path) === 'district' && roles.some(({ role }) => role === 'dispatcher')

const pathOf = ({ path, departmentId }: RosterPlace): string =>
  `/api/rosters/${codesOf(path).at(-1) ?? ''}${departmentId ? `?departmentId=${departmentId}` : ''}`

/** The roster of a place as it stands. */
export const loadRoster = (place: RosterPlace): Promise<Roster> => call<Roster>({ method: 'GET', path: pathOf(place) })

/** Sets it, on top of the version that was looked at. Throws `Refused` or `Unreachable`. */
export const putRoster = (place: RosterPlace, body: { userIds: string[]; version: number }): Promise<Roster> =>
  call<Roster>({ method: 'PUT', path: pathOf(place), body })
