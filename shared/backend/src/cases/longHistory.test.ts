import { type CaseState, caseStates } from '@jinlin/domain/cases/case'
import { stateGroups } from '@jinlin/domain/cases/caseApi'
import { beforeAll, expect, it } from 'vitest'
import { buildCase, buildTown, paths, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'
import { areasOf } from './foundBy'
import { type CaseFilter, pageQuestions } from './queries'

useStores()

const stateOf = (n: number): CaseState => (['offered', 'accepted', 'closed'] as const)[Math.min(n % 10, 2)] as CaseState
/** The first grid has the oldest tenth; the rest lies in other communities of the same district. */
const pathOf = (n: number): string =>
  n < 3000 ? paths.grid : `${paths.county}/150902002/1509020020${10 + (n % 80)}/15090200201000${n % 9}`

let town: Town
beforeAll(async () => {
  town = await buildTown()
  const one = await buildCase(town.resident)
  const many = Array.from({ length: 30_000 }, (_, n) => {
    const place = { ...one.place, areaPath: pathOf(n) }
    const named = { _id: `01M${String(n).padStart(23, '0')}`, key: `k${n}`, number: `150902-2026-${n}` }
    const reporter = { ...one.reporter, userId: `u${n % 5000}` }
    return { ...one, ...named, wakeAt: null, state: stateOf(n), reporter, place, areas: areasOf({ place }) }
  })
  await CaseModel.collection.insertMany(many as never)
}, 300_000)

type Plan = { executionStats: { nReturned: number; totalDocsExamined: number } }
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)

const read = async (who: 'leader' | 'clerk' | 'secretary' | 'dispatcher', filter: CaseFilter) => {
  const questions = await pageQuestions(town[who], filter, undefined)
  const plans = await Promise.all(questions.map((ask) => ask().limit(21).explain('executionStats')))
  const stats = plans.map((plan) => (plan as unknown as Plan).executionStats)
  return { got: sum(stats.map((each) => each.nReturned)), documents: sum(stats.map((each) => each.totalDocsExamined)) }
}

const lists = { open: [...stateGroups.open], done: [...stateGroups.done], all: [...caseStates] }

it.each(
  (['leader', 'clerk', 'secretary', 'dispatcher'] as const).flatMap((who) =>
    Object.keys(lists).map((list) => [who, list as keyof typeof lists] as const),
  ),
)('a page of what %s sees (%s) reads about a page, however long the history is', async (who, list) => {
  const { got, documents } = await read(who, { states: lists[list] })
  expect(got).toBe(21)
  expect(documents).toBeLessThan(60)
})

it.each([
  ['a grid', { area: paths.grid }],
  ['everything', {}],
])('so does a page of %s within the district', async (_, filter) => {
  const { got, documents } = await read('dispatcher', filter)
  expect(got).toBe(21)
  expect(documents).toBeLessThan(60)
})
