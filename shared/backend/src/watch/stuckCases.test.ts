import { beforeAll, describe, expect, it } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { buildCase, buildTown, type Town } from '../testing/factories'
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

  it('is looked for without reading a finished one', async () => {
    await CaseModel.updateMany({}, { $set: { state: 'closed', wakeAt: null } })
    const plan = await CaseModel.collection
      .find({ state: { $in: ['submitted', 'offered', 'accepted', 'in_progress', 'on_hold'] }, wakeAt: null })
      .explain('executionStats')
    expect(plan.executionStats).toMatchObject({ totalDocsExamined: 0, nReturned: 0 })
    expect(await stuckCases(new Date())).toBe(0)
  })
})
