import type { Case, CaseChange, CommandName, Offer, TimelineEntry } from '../cases/case'

/** A moment so many minutes after the tap. */
export const at = (minutes: number) => new Date(Date.parse('2026-11-24T06:20:00Z') + minutes * 60_000)
/** The areas' names. */
export const names = new Map([
  ['150902002', '泉山街道'],
  ['150902002002', '察哈尔社区'],
  ['150902002002003', '察哈尔社区第 3 网格'],
])
/** Clocks that run since the tap. */
export const clocks = { startedAt: at(0), turn: 1, respondBy: at(15), closeBy: at(72 * 60), heldMs: 0, breaches: [] }
/** A place in a grid. */
export const place = {
  areaPath: '1509/150902/150902002/150902002002/150902002002003',
  gridCode: '150902002002003',
  text: '3 号楼旁',
}
/** Who is asked first. */
export const leader = { userId: 'leader', name: '王测试', role: 'grid_leader' as const }
/** What the leader is asked. */
export const offer: Offer = {
  to: leader.userId,
  name: leader.name,
  role: leader.role,
  kind: 'first',
  at: at(0),
  until: at(3),
  round: 1,
  reason: '离您 320 米，负责这一片，当前 1 单',
  metres: 320,
}
/** What the clerk is asked, after a breach. */
export const officerOffer: Offer = {
  ...offer,
  to: 'clerk',
  name: '刘测试',
  role: 'community_clerk',
  kind: 'officer',
  reason: '察哈尔社区 值班',
}
/** One entry to come: the command, what it changes, and what else its entry says. */
export type Step = [command: CommandName, change: CaseChange, more?: Partial<TimelineEntry>]

/** A case made of its timeline: what each step changes, one minute apart. */
export function told(steps: Step[], category = 'P0137'): Case {
  const first: Step = ['submit', { category, place, state: 'submitted', level: 'grid', clocks }]
  const timeline = [first, ...steps].map(
    ([command, change, more], index): TimelineEntry => ({
      seq: index + 1,
      turn: 1,
      at: at(index),
      by: { userId: 'system', name: '系统' },
      command,
      from: null,
      to: change.state ?? 'offered',
      change,
      visibility: 'public',
      ...more,
    }),
  )
  const facts = Object.assign({}, ...timeline.map((entry) => entry.change)) as Case
  return {
    ...facts,
    _id: 'c',
    key: 'k',
    number: '150902-2026-000123',
    version: timeline.length,
    wakeAt: null,
    timeline,
    untold: [],
  }
}
/** Its newest entry. */
export const last = (found: Case) => found.timeline.at(-1) as TimelineEntry
