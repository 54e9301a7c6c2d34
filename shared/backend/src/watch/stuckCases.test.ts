import { beforeAll, describe, expect, it } from 'vitest'
import { asleep } from '../cases/asleep'
import { CaseModel } from '../cases/CaseModel'
import { newId } from '../infra/newId'
import { buildIndexes } from '../infra/stores'
import { buildCase, buildTown, buildUser, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { stuckCases } from './stuckCases'

useStores()
let town: Town
beforeAll(async () => {
  town = await buildTown()
})

describe('a case that is stuck', () => {
  it('is not there as long as everything works', async () => {
    await buildCase(town.resident)
    expect(await stuckCases(new Date())).toBe(0)
  })

  it('is found and woken when nothing would wake it', async () => {
    const { _id } = await buildCase(town.neighbour)
    await CaseModel.updateOne({ _id }, { $set: { wakeAt: null } })
    const now = new Date()
    expect(await stuckCases(now)).toBe(1)
    expect((await CaseModel.findById(_id).lean())?.wakeAt).toEqual(now)
  })

  it('is found when its moment went by a minute ago', async () => {
    const { _id } = await buildCase(town.stranger)
    const now = new Date()
    await CaseModel.updateOne({ _id }, { $set: { wakeAt: new Date(now.getTime() - 61_000) } })
    expect(await stuckCases(now)).toBe(1)
  })

  it.each([
    ['resolved, so that it would never be closed', { state: 'resolved', untold: [] }],
    ['over, with news that nobody was told', { state: 'closed', untold: [3] }],
    ['withdrawn, with news that nobody was told', { state: 'withdrawn', untold: [2, 3] }],
    ['resolved, with news that nobody was told', { state: 'resolved', untold: [3] }],
  ])('is found once and woken when it is %s', async (_, patch) => {
    const { _id } = await buildCase(await buildUser(newId(new Date())))
    await CaseModel.updateMany({}, { $set: { state: 'closed', untold: [], wakeAt: null } })
    await CaseModel.updateOne({ _id }, { $set: patch })
    const now = new Date()
    expect(await stuckCases(now)).toBe(1)
    expect((await CaseModel.findById(_id).lean())?.wakeAt).toEqual(now)
    expect(await stuckCases(now)).toBe(0)
  })

  it('is looked for without reading one that is over and told', async () => {
    await CaseModel.updateMany({}, { $set: { state: 'closed', untold: [], wakeAt: null } })
    for (const filter of asleep) {
      const plan = await CaseModel.collection.find(filter as object).explain('executionStats')
      expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"stage":"IXSCAN"')
      expect(plan.executionStats).toMatchObject({ totalKeysExamined: 0, totalDocsExamined: 0, nReturned: 0 })
    }
    expect(await stuckCases(new Date())).toBe(0)
  })

  it('is looked for in a database of an older version too, whose index goes', async () => {
    const { collection } = CaseModel
    await collection.dropIndex('wakeAt_1_state_1')
    const before = { wakeAt: null, state: { $in: ['submitted', 'offered', 'accepted', 'in_progress', 'on_hold'] } }
    await collection.createIndex({ state: 1 }, { partialFilterExpression: before })
    await buildIndexes()
    await buildIndexes()
    const names = (await collection.indexes()).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['wakeAt_1_state_1', 'untold_1']))
    expect(names).not.toContain('state_1')
  })
})
