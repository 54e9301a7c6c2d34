import type { Page } from 'playwright-core'
import type { BusyDay } from './busyDay'

/** One page of the mini-program on somebody's phone; `play` = what is tapped before the picture, `elder` = in 长辈版, `hasty` = it doesn't come to rest. */
export type Scene = {
  name: string
  who: string
  page: string
  elder?: true
  hasty?: true
  play?: (page: Page) => Promise<void>
}

const tap = (selector: string) => (page: Page) => page.locator(selector).filter({ visible: true }).last().click()
const tapWords = (words: string | RegExp) => (page: Page) =>
  page.getByText(words).filter({ visible: true }).first().click()
const caseOf = (id: string) => `pages/case/index?id=${id}`

/** Every page, and what opens from it, in the order in which the pictures are taken: what runs away first. */
export const scenesOf = (day: BusyDay): Scene[] => [
  ...ofLeader(day),
  ...ofResident(day),
  ...ofTrade(day),
  ...ofOfficer(day),
  ...ofElder(day),
]

const ofLeader = (day: BusyDay): Scene[] => [
  { name: 'g1-offer', who: 'leader', page: 'pages/tasks/index' },
  { name: 'g1-decline', who: 'leader', page: 'pages/tasks/index', play: tapWords('这次不接') },
  { name: 'g2-pool', who: 'leader', page: 'pages/tasks/index', play: tapWords(/^抢单池/) },
  { name: 'g2-finished', who: 'leader', page: 'pages/tasks/index', play: tapWords(/^完成/) },
  { name: 'g3-offered', who: 'leader', page: caseOf(day.offered) },
  { name: 'g3-accepted', who: 'leader', page: caseOf(day.accepted) },
  { name: 'g3-working', who: 'leader', page: caseOf(day.working) },
  { name: 'g4-resolve', who: 'leader', page: caseOf(day.working), play: tap('#resolve') },
  { name: 'g4-hold', who: 'leader', page: caseOf(day.working), play: tap('#do-ask_hold') },
  { name: 'g4-escalate', who: 'leader', page: caseOf(day.working), play: tap('#do-escalate') },
  { name: 'leader-cases', who: 'leader', page: 'pages/cases/index' },
  { name: 'leader-me', who: 'leader', page: 'pages/me/index' },
]

const ofResident = (day: BusyDay): Scene[] => [
  { name: 'r1-home', who: 'resident', page: 'pages/home/index' },
  { name: 'r3-asking', who: 'resident', page: caseOf(day.offered) },
  { name: 'r3-accepted', who: 'resident', page: caseOf(day.accepted) },
  { name: 'r3-withdraw', who: 'resident', page: caseOf(day.accepted), play: tap('#withdraw') },
  { name: 'r3-write', who: 'resident', page: caseOf(day.accepted), play: tap('#add-note') },
  { name: 'r3-recategorise', who: 'resident', page: caseOf(day.offered), play: tap('#recategorise') },
  { name: 'r4-confirm', who: 'resident', page: caseOf(day.resolved) },
  { name: 'r4-closed', who: 'resident', page: caseOf(day.closed) },
  { name: 'r5-cases', who: 'resident', page: 'pages/cases/index' },
  { name: 'r6-asking', who: 'resident', page: caseOf(day.asking) },
  { name: 'r7-way', who: 'resident', page: caseOf(day.onTheWay) },
  { name: 'call-out', who: 'resident', page: 'pages/callOut/index' },
  { name: 'place', who: 'resident', page: 'pages/place/index' },
  { name: 'news', who: 'resident', page: 'pages/news/index' },
  { name: 'r8-group', who: 'resident', page: 'pages/group/index' },
  { name: 'r9-bind', who: 'resident', page: 'pages/bind/index' },
  { name: 'r14-me', who: 'resident', page: 'pages/me/index' },
  { name: 'case-denied', who: 'resident', page: caseOf('01AAAAAAAAAAAAAAAAAAAAAAAA') },
  { name: 'stranger-home', who: 'stranger', page: 'pages/home/index' },
  { name: 'stranger-cases', who: 'stranger', page: 'pages/cases/index' },
  { name: 'stranger-group', who: 'stranger', page: 'pages/group/index' },
  { name: 'stranger-bind', who: 'stranger', page: 'pages/bind/index' },
  { name: 'r2-tapped', who: 'neighbour', page: 'pages/home/index', hasty: true, play: tapWords('电梯') },
]

const ofTrade = (day: BusyDay): Scene[] => [
  { name: 't1-orders', who: 'plumber', page: 'pages/tasks/index' },
  { name: 't1-way', who: 'plumber', page: caseOf(day.onTheWay) },
  { name: 't1-me', who: 'plumber', page: 'pages/me/index' },
]

const ofOfficer = (day: BusyDay): Scene[] => [
  { name: 'clerk-tasks', who: 'clerk', page: 'pages/tasks/index' },
  { name: 'clerk-cases', who: 'clerk', page: 'pages/cases/index' },
  { name: 'clerk-case', who: 'clerk', page: caseOf(day.working) },
  { name: 'clerk-assign', who: 'clerk', page: caseOf(day.working), play: tap('#do-assign') },
  { name: 'clerk-join', who: 'clerk', page: 'pages/join/index' },
  { name: 'dispatcher-case', who: 'dispatcher', page: caseOf(day.working) },
  { name: 'dispatcher-transfer', who: 'dispatcher', page: caseOf(day.working), play: tap('#do-transfer') },
  { name: 'dispatcher-merge', who: 'dispatcher', page: caseOf(day.working), play: tap('#do-merge') },
  { name: 'dispatcher-decline', who: 'dispatcher', page: caseOf(day.working), play: tap('#do-propose_decline') },
]

const ofElder = (day: BusyDay): Scene[] => [
  { name: 'elder-home', who: 'resident', page: 'pages/home/index', elder: true },
  { name: 'elder-case', who: 'resident', page: caseOf(day.accepted), elder: true },
  { name: 'elder-confirm', who: 'resident', page: caseOf(day.resolved), elder: true },
  { name: 'elder-cases', who: 'resident', page: 'pages/cases/index', elder: true },
  { name: 'elder-me', who: 'resident', page: 'pages/me/index', elder: true },
  { name: 'elder-tasks', who: 'leader', page: 'pages/tasks/index', elder: true },
]
