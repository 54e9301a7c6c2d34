import { beforeAll, describe, expect, it } from 'vitest'
import { seekNext } from '../dispatch/seekNext'
import { handOverNews } from '../notifications/handOverNews'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel, type StoredCase } from './CaseModel'
import { catchUpCase } from './catchUpCase'
import { changeTogether } from './changeTogether'
import { moveCase } from './moveCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
let town: Town
beforeAll(async () => {
  town = await buildTown()
})
const read = (id: string) => CaseModel.findById(id).lean<StoredCase>().orFail()
const rest = (minutes: number) => ({ $set: { wakeAt: later(minutes) } })

describe('changes of the same moment', () => {
  it('are all made', async () => {
    const cases = await Promise.all(Array.from({ length: 5 }, () => buildCase(town.resident, {}, now)))
    const made = await Promise.all(cases.map((found, index) => changeTogether(found, rest(index))))
    expect(made).toEqual([true, true, true, true, true])
    const moments = await Promise.all(cases.map(async ({ _id }) => (await read(_id)).wakeAt))
    expect(moments).toEqual(cases.map((_, index) => later(index)))
  })

  it('leave alone what somebody else has changed, and nobody is told theirs was made when it was not', async () => {
    const [moved, still] = await Promise.all([buildCase(town.resident, {}, now), buildCase(town.resident, {}, now)])
    await moveCase(town.resident, moved._id, 'add_note', { note: '在门口' }, later(1))
    const made = await Promise.all([changeTogether(moved, rest(7)), changeTogether(still, rest(7))])
    expect(made[0]).toBe(false)
    expect((await read(moved._id)).wakeAt).not.toEqual(later(7))
    expect((await read(still._id)).wakeAt).toEqual(later(7))
  })
})

describe('the case the machine goes on with', () => {
  it('is the stored one, after an offer, after a step of the clocks, after its news', async () => {
    const filed = await buildCase(town.resident, {}, now)
    const offered = await seekNext(filed, now)
    expect(offered).toEqual(await read(filed._id))
    const told = await handOverNews(offered, now)
    expect(told).toEqual(await read(filed._id))
    const expired = await catchUpCase(told, later(20))
    expect(expired.version).toBeGreaterThan(told.version)
    expect(expired).toEqual(await read(filed._id))
  })

  it('is offered once when several look after it at the same time', async () => {
    const filed = await Promise.all(Array.from({ length: 6 }, () => buildCase(town.resident, {}, now)))
    const sought = await Promise.all([...filed, ...filed, ...filed].map((found) => seekNext(found, now)))
    expect(sought.map(({ state }) => state)).toEqual(sought.map(() => 'offered'))
    for (const { _id } of filed)
      expect((await read(_id)).timeline.map(({ command }) => command)).toEqual(['submit', 'offer'])
  })
})
