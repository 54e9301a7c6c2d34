import { leastCost } from './leastCost'
import type { Policy } from './policy'
import type { Ranked } from './rankCandidates'

/** One case among many that look for somebody at the same moment. `since` in ms = when its turn began. */
export type Waiting = {
  caseId: string
  critical: boolean
  since: number
  ranked: readonly Ranked[]
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

/** For whom no place was left, the most urgent first: whoever of its list costs least with all that waits for them already, so that the crowd spreads instead of piling up at the nearest. */
function spread(chosen: readonly (Ranked | undefined)[], waiting: readonly Waiting[], policy: Policy) {
  const given = new Map<string, number>()
  const give = (to: Ranked | undefined) => to && given.set(to.userId, (given.get(to.userId) ?? 0) + 1)
  chosen.forEach(give)
  const whole = [...chosen]
  const prices = urgency(waiting)
  const left = waiting.flatMap((_, i) => (chosen[i] ? [] : [i]))
  for (const i of left.sort((a, b) => (prices[b] ?? 0) - (prices[a] ?? 0))) {
    const costs = (waiting[i]?.ranked ?? []).map((each, place) => {
      const held = each.openJobs + (each.offers ?? 0) + (given.get(each.userId) ?? 0)
      return { each, cost: each.metres + held * policy.loadPenaltyMetres + place * tieMetres }
    })
    const least = costs.reduce<(typeof costs)[number] | undefined>(
      (best, next) => (!best || next.cost < best.cost ? next : best),
      undefined,
    )
    whole[i] = least?.each
    give(least?.each)
  }
  return whole
}

/**
 * Whom each of many waiting cases is offered to, so that all of them together cost least: metres and load penalty, where each offer made here loads its person like a job in hand and
 * nobody gets more than they have room for, as long as somebody has. What is left over then is spread by the same cost; one alone goes to the head of its list. Nobody in the list: undefined.
 */
export function assignBatch(waiting: readonly Waiting[], policy: Policy): (Ranked | undefined)[] {
  if (waiting.length < 2) return waiting.map(({ ranked }) => ranked[0])
  const slots = slotsOf(waiting, policy)
  const people = [...slots.entries()].flatMap(([userId, { room }]) => new Array<string>(room).fill(userId))
  const costs = waiting.map((each) => costsOf(each, slots, people.length, policy))
  const placed = leastCost(costs, urgency(waiting)).map((column, i) =>
    waiting[i]?.ranked.find(({ userId }) => userId === people[column]),
  )
  return spread(placed, waiting, policy)
}
