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
const scrollTo = (selector: string) => (page: Page) =>
  page.locator(selector).filter({ visible: true }).last().scrollIntoViewIfNeeded()
const write = (selector: string, words: string) => (page: Page) =>
  page.locator(selector).filter({ visible: true }).last().fill(words)
/** One after the other, each once the page has what the one before brought. */
const inTurn =
  (...steps: ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page)
  }
const caseOf = (id: string) => `pages/case/index?id=${id}`

/** Every page, and what opens from it, in the order in which the pictures are taken: what runs away first. */
export const scenesOf = (day: BusyDay): Scene[] => [
  ...ofLeader(day),
  ...ofResident(day),
  ...ofTrade(day),
  ...ofOfficer(day),
  ...ofCentre(),
  ...ofElder(day),
  ...ofUnwanted(day),
  ...ofWatch(day),
  ...ofWhy(day),
]

const ofLeader = (day: BusyDay): Scene[] => [
  { name: 'g1-offer', who: 'leader', page: 'pages/tasks/index' },
  { name: 'g1-decline', who: 'leader', page: 'pages/tasks/index', play: tapWords('这次不接') },
  { name: 'g2-pool', who: 'leader', page: 'pages/tasks/index', play: tapWords(/^抢单池/) },
  { name: 'g2-finished', who: 'leader', page: 'pages/tasks/index', play: tapWords(/^完成/) },
  { name: 'g3-offered', who: 'leader', page: caseOf(day.offered) },
  { name: 'g3-alike', who: 'leader', page: caseOf(day.offered), play: scrollTo('#alike') },
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
  { name: 't1-me-electrician', who: 'electrician', page: 'pages/me/index' },
  { name: 't1-quiet', who: 'electrician', page: 'pages/me/index', play: tap('#quiet') },
  {
    name: 't1-quiet-time',
    who: 'electrician',
    page: 'pages/me/index',
    play: inTurn(tap('#quiet'), tap('#span-from')),
  },
  {
    name: 't1-quiet-set',
    who: 'electrician',
    page: 'pages/me/index',
    play: inTurn(tap('#quiet'), tap('#span-save'), scrollTo('#quiet')),
  },
  { name: 't1-quiet-again', who: 'electrician', page: 'pages/me/index', play: tap('#quiet') },
  { name: 't1-orders-quiet', who: 'electrician', page: 'pages/tasks/index' },
]

const ofOfficer = (day: BusyDay): Scene[] => [
  { name: 'clerk-tasks', who: 'clerk', page: 'pages/tasks/index' },
  { name: 'clerk-cases', who: 'clerk', page: 'pages/cases/index' },
  { name: 'clerk-case', who: 'clerk', page: caseOf(day.working) },
  { name: 'clerk-assign', who: 'clerk', page: caseOf(day.working), play: tap('#do-assign') },
  { name: 'clerk-join', who: 'clerk', page: 'pages/join/index' },
  { name: 'clerk-papers', who: 'clerk', page: 'pages/join/index', play: tapWords('证件') },
  { name: 'secretary-roster', who: 'secretary', page: 'pages/join/index', play: tapWords('值班名单') },
  {
    name: 'dispatcher-rosters',
    who: 'dispatcher',
    page: 'pages/join/index',
    play: inTurn(tapWords('值班名单'), tapWords('下一级')),
  },
  { name: 'dispatcher-case', who: 'dispatcher', page: caseOf(day.working) },
  { name: 'dispatcher-transfer', who: 'dispatcher', page: caseOf(day.working), play: tap('#do-transfer') },
  { name: 'dispatcher-merge', who: 'dispatcher', page: caseOf(day.working), play: tap('#do-merge') },
  { name: 'dispatcher-decline', who: 'dispatcher', page: caseOf(day.working), play: tap('#do-propose_decline') },
]

/** Another limit for the first answer, tried out. */
const tenMinutes = async (page: Page) => {
  await tap('#rule-respondMinutes')(page)
  await write('.sheet input', '10')(page)
  await inTurn(tap('#row-keep'), tap('#rules-preview'))(page)
}

const ofCentre = (): Scene[] => [
  { name: 'rules', who: 'admin', page: 'pages/rules/index' },
  { name: 'rules-row', who: 'admin', page: 'pages/rules/index', play: tap('#rule-radiiMetres') },
  { name: 'rules-papers', who: 'admin', page: 'pages/rules/index', play: tap('#rule-papers') },
  { name: 'rules-preview', who: 'admin', page: 'pages/rules/index', play: tenMinutes },
  { name: 'rules-history', who: 'admin', page: 'pages/rules/index', play: scrollTo('#rules-history') },
]

const ofElder = (day: BusyDay): Scene[] => [
  { name: 'elder-home', who: 'resident', page: 'pages/home/index', elder: true },
  { name: 'elder-case', who: 'resident', page: caseOf(day.accepted), elder: true },
  { name: 'elder-confirm', who: 'resident', page: caseOf(day.resolved), elder: true },
  { name: 'elder-cases', who: 'resident', page: 'pages/cases/index', elder: true },
  { name: 'elder-me', who: 'resident', page: 'pages/me/index', elder: true },
  { name: 'elder-tasks', who: 'leader', page: 'pages/tasks/index', elder: true },
]

const ofUnwanted = ({ mended }: BusyDay): Scene[] => [
  { name: 'r7-block', who: 'resident', page: caseOf(mended), play: scrollTo('#block') },
  { name: 'r7-block-ask', who: 'resident', page: caseOf(mended), play: tap('#block') },
  { name: 'elder-block', who: 'resident', page: caseOf(mended), elder: true, play: scrollTo('#block') },
  { name: 'elder-block-ask', who: 'resident', page: caseOf(mended), elder: true, play: tap('#block') },
  {
    name: 'r7-blocked',
    who: 'resident',
    page: caseOf(mended),
    play: inTurn(tap('#block'), tap('#block-yes'), scrollTo('#blocked')),
  },
  { name: 'elder-blocked', who: 'resident', page: caseOf(mended), elder: true, play: scrollTo('#blocked') },
  { name: 'r14-blocks', who: 'resident', page: 'pages/me/index', play: scrollTo('#blocks') },
  { name: 'r14-blocks-list', who: 'resident', page: 'pages/me/index', play: tap('#blocks') },
  { name: 'elder-blocks-list', who: 'resident', page: 'pages/me/index', elder: true, play: tap('#blocks') },
  {
    name: 'r14-unblocked',
    who: 'resident',
    page: 'pages/me/index',
    play: inTurn(tap('#blocks'), tap('[id^=unblock-]')),
  },
]

const ofWatch = ({ late }: BusyDay): Scene[] => [
  { name: 'clerk-watch', who: 'clerk', page: 'pages/watch/index' },
  { name: 'clerk-late', who: 'clerk', page: caseOf(late) },
  { name: 'dispatcher-watch', who: 'dispatcher', page: 'pages/watch/index' },
  { name: 'dispatcher-watch-areas', who: 'dispatcher', page: 'pages/watch/index', play: scrollTo('#people') },
  { name: 'dispatcher-watch-street', who: 'dispatcher', page: 'pages/watch/index', play: tap('#areas [data-area]') },
  { name: 'elder-watch', who: 'clerk', page: 'pages/watch/index', elder: true },
]

const ofWhy = (day: BusyDay): Scene[] => [
  { name: 'clerk-alike', who: 'clerk', page: caseOf(day.offered), play: scrollTo('#alike') },
  { name: 'clerk-alike-merge', who: 'clerk', page: caseOf(day.offered), play: tap('#alike .button') },
  { name: 'clerk-why-row', who: 'clerk', page: caseOf(day.working), play: scrollTo('#why') },
  { name: 'clerk-why-held', who: 'clerk', page: `pages/why/index?id=${day.working}` },
  { name: 'clerk-why', who: 'clerk', page: `pages/why/index?id=${day.offered}` },
  { name: 'clerk-why-nobody', who: 'clerk', page: `pages/why/index?id=${day.alone}` },
  {
    name: 'clerk-why-name',
    who: 'clerk',
    page: `pages/why/index?id=${day.offered}`,
    play: inTurn(
      scrollTo('#by-name'),
      write('#by-name input', '王'),
      tap('#by-name [role=option]'),
      scrollTo('#about'),
    ),
  },
  { name: 'clerk-why-give', who: 'clerk', page: `pages/why/index?id=${day.working}`, play: tap('[id^=give-]') },
  { name: 'elder-why', who: 'clerk', page: `pages/why/index?id=${day.offered}`, elder: true },
]
