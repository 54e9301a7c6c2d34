import { groupBy } from './groupBy'
import { type Grid, makeGrids } from './makeGrids'
import { makePeople, type Person } from './makePeople'
import type { Plan } from './plans'

/** A made-up city: its grids, its people, and who holds each post. */
export type City = {
  plan: Plan
  grids: readonly Grid[]
  people: readonly Person[]
  /** By grid's code. */
  leaders: ReadonlyMap<string, Person>
  /** By area's path: clerks, secretaries, street officers, dispatchers. */
  officers: ReadonlyMap<string, readonly Person[]>
}

/** Makes a city of a plan; the same seed makes the same city. */
export function makeCity(plan: Plan, seed: number): City {
  const grids = makeGrids(plan, seed)
  const people = makePeople(plan, grids, seed)
  const codes = new Map(grids.map(({ areaPath, code }) => [areaPath, code]))
  const leaders = new Map(
    people.flatMap((each) => (each.role === 'grid_leader' ? [[codes.get(each.areaPath) ?? '', each] as const] : [])),
  )
  const office = people.filter(({ role }) => role !== 'grid_leader' && role !== 'tradesperson')
  return { plan, grids, people, leaders, officers: groupBy(office, ({ areaPath }) => areaPath) }
}
