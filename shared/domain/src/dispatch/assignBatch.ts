import { leastCost } from './leastCost'
import type { Policy } from './policy'
import type { Ranked } from './rankCandidates'

/** One case among many that look for somebody at the same moment. `offers` on a candidate = those that wait for them already; `since` in ms = when its turn began. */
export type Waiting = {
  caseId: string
  critical: boolean
  since: number
  ranked: readonly (Ranked & { offers?: number })[]
}

/** What it costs, in metres, to leave an ordinary case without a person of its own: further than anybody goes. An emergency is left out last, and of its like the oldest. */
const leftOut = 1e6
const critical = 100
/** Keeps the cascade's own order between two who cost the same, in metres a place. */
const tieMetres = 0.001

type Slots = { first: number; room: number; load: number }

/** Everybody gets as many places as they have room for, offers counted; more than there are cases is of no use. */
function slotsOf(waiting: readonly Waiting[], { openJobsCap }: Policy): Map<string, Slots> {
  const slots = new Map<string, Slots>()
  let next = 0
  for (const { userId, openJobs, offers = 0 } of waiting.flatMap(({ ranked }) => ranked)) {
    if (slots.has(userId)) continue
    const room = Math.min(waiting.length, Math.max(0, openJobsCap - openJobs - offers))
    slots.set(userId, { first: next, room, load: openJobs + offers })
    next += room
  }
  return slots
}

/** Of one person's places the next one costs a load penalty more, as if the cases before it were in their hands. */
function costsOf({ ranked }: Waiting, slots: ReadonlyMap<string, Slots>, columns: number, policy: Policy): number[] {
  const costs = new Array<number>(columns).fill(Number.POSITIVE_INFINITY)
  ranked.forEach(({ userId, metres }, place) => {
    const { first = 0, room = 0, load = 0 } = slots.get(userId) ?? {}
    for (let slot = 0; slot < room; slot += 1)
      costs[first + slot] = metres + (load + slot) * policy.loadPenaltyMetres + place * tieMetres
  })
  return costs
}

const urgency = (waiting: readonly Waiting[]): number[] => {
  const byAge = waiting.map((_, i) => i).sort((a, b) => (waiting[b]?.since ?? 0) - (waiting[a]?.since ?? 0))
  const age = new Map(byAge.map((index, place) => [index, place]))
  return waiting.map((each, i) => leftOut * (each.critical ? critical : 1) * (1 + (age.get(i) ?? 0) / waiting.length))
}

/**
 * Whom each of many waiting cases is offered to, so that all of them together cost least: metres and load penalty, where each offer made here loads its person like a job in hand and
 * nobody gets more than they have room for. A case for which nothing is left goes to the head of its own list, as if it had come alone; one alone always does. Nobody in the list: undefined.
 */
export function assignBatch(waiting: readonly Waiting[], policy: Policy): (Ranked | undefined)[] {
  if (waiting.length < 2) return waiting.map(({ ranked }) => ranked[0])
  const slots = slotsOf(waiting, policy)
  const people = [...slots.entries()].flatMap(([userId, { room }]) => new Array<string>(room).fill(userId))
  const costs = waiting.map((each) => costsOf(each, slots, people.length, policy))
  return leastCost(costs, urgency(waiting)).map((column, i) => {
    const { ranked = [] } = waiting[i] ?? {}
    return ranked.find(({ userId }) => userId === people[column]) ?? ranked[0]
  })
}
