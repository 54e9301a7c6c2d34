import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { common } from '../words/common'

export type Tab = { path: string; label: string; icon: string }

const tab = {
  home: { path: '/pages/home/index', label: common.tabs.home, icon: 'home' },
  report: { path: '/pages/home/index', label: common.tabs.report, icon: 'up' },
  tasks: { path: '/pages/tasks/index', label: common.tabs.tasks, icon: 'task' },
  orders: { path: '/pages/tasks/index', label: common.tabs.orders, icon: 'task' },
  cases: { path: '/pages/cases/index', label: common.tabs.cases, icon: 'list' },
  me: { path: '/pages/me/index', label: common.tabs.me, icon: 'me' },
} satisfies Record<string, Tab>

const resident = [tab.home, tab.cases, tab.me]
const duty = [tab.tasks, tab.cases, tab.me]
const tabsByRole: Record<string, Tab[]> = {
  resident,
  building_steward: resident,
  tradesperson: [tab.orders, tab.home, tab.cases, tab.me],
  grid_leader: [tab.tasks, tab.report, tab.cases, tab.me],
  community_clerk: duty,
  community_secretary: duty,
  street_officer: duty,
  dispatcher: duty,
  department_officer: duty,
}
// the role a phone opens in at first: whoever can be asked must see who asks
const order = Object.keys(tabsByRole).reverse()

/** The roles of this person that have pages on the phone, each once. */
export const phoneRoles = (me: PresentedPerson | undefined): PresentedPerson['roles'] => {
  const known = (me?.roles ?? []).filter((each) => tabsByRole[each.role])
  return known.filter((each, at) => known.findIndex((other) => other.role === each.role) === at)
}

/** The role the phone is in: the last one chosen, else the one that can be asked for work. */
export function roleNow(me: PresentedPerson | undefined, chosen: string | undefined): string {
  const mine = phoneRoles(me).map((each) => each.role)
  if (chosen && mine.includes(chosen)) return chosen
  return order.find((role) => mine.includes(role)) ?? 'resident'
}

/** The tabs of a role, the first is where the phone opens. */
export const tabsOf = (role: string): Tab[] => tabsByRole[role] ?? resident

/** Duty officers are asked with a latest time, leaders and tradespeople with a ring. */
export const isOfficer = (role: string): boolean => tabsByRole[role] === duty

/** Who answers for an area and all who work in it: the board, why a case goes to whom, merging. A department's officer answers for no area. */
export const isSuperior = (role: string): boolean => isOfficer(role) && role !== 'department_officer'

/** The areas this person answers for, as paths of codes, each once. */
export const ownAreas = (me: PresentedPerson | undefined): { path: string; name: string }[] => {
  const areas = phoneRoles(me).flatMap(({ role }) => (isSuperior(role) ? placesOf(me, role) : []))
  return areas.filter(({ path }, at) => areas.findIndex((other) => other.path === path) === at)
}

const placesOf = (me: PresentedPerson | undefined, wanted: string) =>
  (me?.roles ?? []).flatMap(({ role, areaPath, areaName }) =>
    role === wanted && areaPath ? [{ path: areaPath, name: areaName ?? '' }] : [],
  )
