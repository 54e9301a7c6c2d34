import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { policyFor } from '@jinlin/backend/dispatch/policies'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { openidKey, UserModel } from '@jinlin/backend/people/UserModel'
import { AreaModel } from '@jinlin/backend/places/AreaModel'
import { ResidentModel } from '@jinlin/backend/register/ResidentModel'
import { RoadModel } from '@jinlin/backend/register/RoadModel'
import { open } from '@jinlin/backend/register/vault'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountPlans } from './accounts'
import { SeedMarkModel } from './SeedMarkModel'
import { type SeedOrder, seedTown, type TownInfo } from './seedTown'
import { storyPoint } from './story'

useStores()

const order: SeedOrder = {
  seed: 12111,
  accounts: accountPlans.map(({ key, mode }) => ({
    key,
    mode,
    appId: `wx${key}`,
    originalId: `gh_${key}`,
    secret: `secret of ${key}`,
    token: `token${key}`,
    encodingAesKey: 'a'.repeat(43),
  })),
  keys: { miniappId: 'wxmini' },
  now: new Date('2026-11-24T06:00:00Z'),
}
let info: TownInfo
let ms: number
beforeAll(async () => {
  const before = performance.now()
  info = await seedTown(order)
  ms = performance.now() - before
})

const person = (key: string) => info.people.find((one) => one.key === key)!

describe('a seeded town', () => {
  it('stands within seconds', () => {
    expect(info.seeded).toBe(true)
    expect(ms).toBeLessThan(30_000)
  })

  it('has every grid findable by a point, in exactly one polygon, by the database too', async () => {
    const { coordinates } = (await StaffModel.findById('leader').lean())!.home!
    const geometry = { type: 'Point', coordinates }
    const grids = await AreaModel.find({
      level: 'grid',
      polygon: op({ $geoIntersects: { $geometry: geometry } }),
    }).lean()
    expect(grids.map(({ path }) => path)).toEqual([(await StaffModel.findById('leader').lean())!.posts[0]?.areaPath])
    expect(await AreaModel.countDocuments({ level: 'grid', madeUp: true })).toBe(458)
  })

  it('knows its people by their openids, marked as made up, with sealed phones', async () => {
    const resident = person('resident')
    const user = await UserModel.findOne({ openids: openidKey('wxmini', resident.openid) }).lean()
    expect(user?._id).toBe(resident.userId)
    expect(user?.openids).toContain(openidKey('wxmain', resident.accountOpenids.main!))
    expect(user?.madeUp).toBe(true)
    expect(user?.dwellingId).toBeTruthy()
    expect(open(user!.phone!, { collection: 'users', id: resident.userId, field: 'phone' })).toBe(resident.phone)
    expect(resident.point.lng).toBeCloseTo(storyPoint.lng, 4)
    expect(resident.point.lat).toBeCloseTo(storyPoint.lat, 4)
  })

  it('has everybody who works on duty', async () => {
    expect(await StaffModel.countDocuments({ onDuty: false })).toBe(0)
    expect(await StaffModel.countDocuments({ 'posts.role': 'grid_leader' })).toBe(458)
    expect(await StaffModel.countDocuments({ 'posts.role': 'tradesperson' })).toBe(300)
  })

  it.each(['steward', 'organisation', 'admin', 'security', 'auditor', 'resident', 'stranger'])(
    'asks nobody to work who takes none: %s',
    async (key) => expect(await StaffModel.findById(key).lean()).toBeNull(),
  )

  it('has the register of 察哈尔社区 with sealed names', async () => {
    expect(await ResidentModel.countDocuments({ madeUp: true })).toBe(5642)
    const kept = (await ResidentModel.findOne({ userId: 'resident' }).lean())!
    expect(open(kept.name, { collection: 'residents', id: kept._id, field: 'name' })).toBe(person('resident').name)
  })

  it('has the roads of its district, marked as made up', async () => {
    const roads = await RoadModel.find({ areaPath: '1509/150902' }).lean()
    expect(roads.length).toBeGreaterThan(40)
    expect(roads.every(({ madeUp, line }) => madeUp && line.coordinates.length === 2)).toBe(true)
  })

  it('has the districts policy without night, with the holidays of China', async () => {
    const policy = await policyFor('1509/150902')
    expect(policy.night).toBeNull()
    expect(policy.calendar.years).toContain(2026)
    expect(policy.calendar.off).toContain('2026-10-01')
  })

  it('has 57 accounts, each of an area there is', async () => {
    const accounts = await AccountModel.find({}).lean()
    expect(accounts).toHaveLength(57)
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(57)
    const paths = new Set((await AreaModel.find({}).select('path').lean()).map(({ path }) => path))
    for (const { areaPath, madeUp } of accounts) expect([paths.has(areaPath), madeUp]).toEqual([true, true])
  })

  it('has its accounts with sealed keys', async () => {
    const main = (await AccountModel.findById('main').lean())!
    expect(main.mode).toBe('safe')
    expect(open(main.secret, { collection: 'accounts', id: 'main', field: 'secret' })).toBe('secret of main')
  })

  it('has an id of its own, which a town that is sown anew does not have', async () => {
    const idNow = async () => (await SeedMarkModel.findById('town').lean())?.townId
    const first = await idNow()
    expect(first).toMatch(/\w/)
    await seedTown(order)
    expect(await idNow()).toBe(first)
    await SeedMarkModel.deleteOne({ _id: 'town' })
    await seedTown(order)
    expect(await idNow()).not.toBe(first)
  })

  it('is left alone by a second start, and refuses another seed', async () => {
    await UserModel.updateOne({ _id: 'resident' }, { $set: { name: '改过' } })
    const again = await seedTown(order)
    expect(again).toEqual({ ...info, seeded: false })
    expect((await UserModel.findById('resident').lean())?.name).toBe('改过')
    await expect(seedTown({ ...order, seed: 1 })).rejects.toThrow(/--fresh/)
  })
})
