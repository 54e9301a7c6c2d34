import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, buildTown } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
beforeAll(async () => {
  const { resident } = await buildTown()
  // between indexes of nothing the store chooses by chance
  for (let i = 0; i < 20; i += 1) await buildCase(resident, {}, now)
})

describe('the indexes', () => {
  const stagesOf = (plan: unknown): string[] => JSON.stringify(plan).match(/"stage":"[A-Z_]+"/g) ?? []

  it.each<[string, Record<string, string>]>([
    ['the first answer', { 'reporter.userId': 'a', key: 'b' }],
    ['own work', { 'assignee.userId': 'a', state: 'accepted' }],
    ['own offers', { 'offer.to': 'a' }],
    ['merged children', { parentId: 'a' }],
  ])('serve the question for %s', async (_, filter) => {
    const plan = await CaseModel.find(filter).explain('queryPlanner')
    const winning = (plan as unknown as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan
    expect(stagesOf(winning)).toContain('"stage":"IXSCAN"')
  })

  it('serve the question for similar cases', async () => {
    const filter = { near: { $in: ['E01|1|1', 'E01|1|2'] } } as object
    const plan = await CaseModel.collection.find(filter).sort({ _id: -1 }).limit(8).explain('queryPlanner')
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"indexName":"near_1__id_-1"')
  })
})
