import type { Case } from '@jinlin/domain/cases/case'
import { leaf } from '@jinlin/domain/categories/catalogue'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { pathAt } from '@jinlin/domain/places/area'
import { askInOrder, metresTo, officersOf } from './choosing'
import type { Worker } from './crew'
import type { Fate, Run, Way } from './run'

type Order = (a: Worker, b: Worker, fate: Fate) => number

const far = (a: Worker, b: Worker, fate: Fate) => metresTo(a, fate) - metresTo(b, fate)

/** Three plain rules: who is nearest; whose turn it is, the longest not asked; who has least in hand and has taken least today. */
const orders: Readonly<Record<string, Order>> = {
  nearest: far,
  'round robin': (a, b) => a.lastAsked - b.lastAsked,
  'least loaded': (a, b) => a.jobs.length - b.jobs.length || a.taken - b.taken,
}

/** Whoever could be given a report now: its leaders or its trade within the widest ring, else (by night, far out, or when only officers may see it) the officers up to the district. */
export function couldTake(run: Run, { report }: Fate): Worker[] {
  const reach = Math.max(...run.way.policy.radiiMetres)
  const restricted = leaf(report.category)?.restricted === true
  const near = restricted ? [] : run.crew.freeOf(report.kind).within(report.point, reach)
  return near.length > 0 ? near.map(({ id }) => run.crew.of(id)) : officersAbove(run, report.grid.areaPath)
}

/** The officers on duty over a grid, of its community, street and district. */
const officersAbove = (run: Run, areaPath: string): Worker[] =>
  (['community', 'street', 'county'] as const).flatMap((level) =>
    officersOf(run, pathAt(areaPath, level) ?? '', [
      ...(['community_clerk', 'community_secretary', 'street_officer', 'dispatcher'] as const),
    ]),
  )

const first = (workers: readonly Worker[], order: Order, fate: Fate): Worker | undefined =>
  workers.reduce<Worker | undefined>((best, each) => {
    const rank = best ? order(each, best, fate) || each.person.serial - best.person.serial : -1
    return rank < 0 ? each : best
  }, undefined)

const choose = (order: Order) => (run: Run, fate: Fate, found: Case) => {
  const asked = new Set(found.asked)
  const left = couldTake(run, fate).filter(({ person }) => !asked.has(person.id))
  const next = first(left, order, fate)
  if (!next) return undefined
  const { id: to, name, role } = next.person
  return { to, name, role, kind: 'first' as const, reason: '', metres: Math.round(metresTo(next, fate)), firstLeft: [] }
}

/** So many times the response time no case waits. */
const neverOpens = 1e6

/** No pool, no officer beside it, no step up before the promise is broken: one person after another has Jinlin's first three minutes. */
const plain = (policy: Policy): Policy => ({
  ...policy,
  respondSteps: { ...policy.respondSteps, pool: neverOpens, breach: [1] },
})

/** Jinlin and the three plain ways it is held against. */
export const waysUnder = (policy: Policy): Way[] => [
  { name: 'jinlin', policy, pools: true, choose: askInOrder },
  ...Object.entries(orders).map(([name, order]) => {
    return { name, policy: plain(policy), pools: false, choose: choose(order) }
  }),
]
