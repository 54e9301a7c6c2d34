import { toGcj02 } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { handOverNews } from '../notifications/handOverNews'
import { at, buildCase, buildStaff, buildTown, paths, plumbing, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { nearestTogether } from './nearestTogether'
import { policyFor } from './policies'
import { StaffModel } from './StaffModel'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
let town: Town

beforeAll(async () => {
  town = await buildTown()
  await StaffModel.updateOne({ _id: 'plumber' }, { $set: { home: at(300, 220) } })
  const trade = { role: 'tradesperson', areaPath: paths.grid2 } as const
  await buildStaff('plumber2', '冯水暖', trade, { skills: ['plumber'], home: at(420, 220) })
})

const call = async (east: number) => {
  const point = { ...toGcj02(at(east, 220)) }
  return handOverNews(await buildCase(town.resident, { category: plumbing, point }, now), now)
}

const seeking = async (east: number) => {
  const policy = await policyFor(paths.county)
  const want = { role: 'tradesperson' as const, skill: 'plumber' }
  const found = await call(east)
  const ask = { kind: 'cascade' as const, want, radii: policy.radiiMetres, offerKind: 'cascade' as const, until: null }
  return { found, policy, now, ask: found.place.point ? { ...ask, point: found.place.point } : ask }
}

describe('call-outs that look for somebody at the same moment', () => {
  it('go to two people where that is the least way, although the same one is nearest to both', async () => {
    const both = [await seeking(330), await seeking(260)]
    expect((await Promise.all(both.map(nearestTogether))).map((each) => each?.userId)).toEqual(['plumber2', 'plumber'])
    const alone = await nearestTogether(both[0] ?? (await seeking(330)))
    expect(alone?.userId).toBe('plumber')
  })
})
