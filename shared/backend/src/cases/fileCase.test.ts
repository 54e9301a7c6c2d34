import { defaultPolicy } from '@jinlin/domain/dispatch/policy'
import { DomainError } from '@jinlin/domain/errors'
import { toGcj02 } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { AccountModel } from '../accounts/AccountModel'
import { savePolicy } from '../dispatch/policies'
import { newId } from '../infra/newId'
import { DwellingModel } from '../register/DwellingModel'
import { at, buildCase, buildTown, lamp, paths, plumbing, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'
import { fileCase, type Tap } from './fileCase'
import { moveCase } from './moveCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const [lng, lat] = at(250, 220).coordinates
const tapAt = (east: number, north: number): Pick<Tap, 'point'> => {
  const [x, y] = at(east, north).coordinates
  return { point: { lng: x, lat: y, datum: 'wgs84' } }
}
const tap = (overrides: Partial<Tap> = {}): Tap => ({
  key: newId(now),
  category: lamp,
  point: { lng, lat, datum: 'wgs84' },
  via: 'miniapp',
  ...overrides,
})
const nowhere = (overrides: Partial<Tap>): Tap => {
  const { point: _point, ...rest } = tap()
  return { ...rest, ...overrides }
}
const account = (_id: string, areaPath: string) =>
  AccountModel.create([
    {
      _id,
      name: _id,
      appId: `wx${_id}`,
      originalId: _id,
      secret: 's',
      token: 't',
      encodingAesKey: 'k',
      mode: 'plain',
      areaPath,
    },
  ])
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  )

let town: Town
beforeAll(async () => {
  town = await buildTown()
  await account('community', paths.community)
  await account('centre', paths.county)
  await DwellingModel.create([
    {
      _id: 'door',
      buildingId: 'b3',
      estateId: 'e1',
      entrance: '2',
      room: '501',
      areaPath: paths.grid2,
      gridCode: '150902002002002',
      address: '虎山小区3号楼2单元501',
      point: at(700, 100),
    },
  ])
})

describe('one tap', () => {
  it('sent 20 times in parallel is one case, answered 20 times', async () => {
    const same = tap({ fingerprint: 'same' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => fileCase(town.resident, same, now)))
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(new Set(answers.map(({ found }) => found._id)).size).toBe(1)
    expect(await CaseModel.countDocuments({ key: same.key })).toBe(1)
  })

  it('whose key was used for another tap is refused', async () => {
    const first = tap({ fingerprint: 'a' })
    await fileCase(town.resident, first, now)
    expect(await codeOf(fileCase(town.resident, { ...first, fingerprint: 'b' }, now))).toBe('key_reused')
  })

  it('of two people with the same key by chance is two cases', async () => {
    const same = tap()
    const [a, b] = [await fileCase(town.resident, same, now), await fileCase(town.neighbour, same, now)]
    expect(a.found._id).not.toBe(b.found._id)
  })

  it('gets the next number of its county and year, by the clock of the city', async () => {
    const eve = new Date('2026-12-31T15:59:00Z')
    const [last, first] = [
      await buildCase(town.resident, {}, eve),
      await buildCase(town.resident, {}, new Date('2026-12-31T16:00:00Z')),
    ]
    expect(last.number).toMatch(/^150902-2026-\d{6}$/)
    expect(first.number).toBe('150902-2027-000001')
  })

  it('of an unknown category stores nothing', async () => {
    const wrong = tap({ category: 'Z9999' })
    expect(await codeOf(fileCase(town.resident, wrong, now))).toBe('category_unknown')
    expect(await CaseModel.countDocuments({ key: wrong.key })).toBe(0)
  })

  it('waits for the undo before anybody is asked; its clocks run from the receipt', async () => {
    const found = await buildCase(town.resident, { undoSeconds: 5 }, now)
    expect(found.dispatchAt).toEqual(new Date(now.getTime() + 5000))
    expect(found.clocks).toMatchObject({ startedAt: now, respondBy: new Date(now.getTime() + 15 * 60_000) })
  })

  it('keeps the policy it was born with; the next one gets the new policy', async () => {
    const before = await buildCase(town.resident, {}, now)
    const fast = await savePolicy('150902', { timeScale: 1 / 60 }, now)
    const after = await buildCase(town.resident, {}, now)
    expect([before.policyVersion, after.policyVersion]).toEqual([defaultPolicy.version, fast.version])
    expect(after.clocks.respondBy).toEqual(new Date(now.getTime() + 15_000))
    await savePolicy('150902', { timeScale: 1 }, now)
  })
})

describe('the place of a tap', () => {
  const placed: [string, Tap, object][] = [
    ['a point in a grid', tap(), { level: 'grid', place: { areaPath: paths.grid, gridCode: '150902002002001' } }],
    [
      'a point of WeChat’s map',
      tap({ point: toGcj02(at(250, 220)) }),
      { level: 'grid', place: { areaPath: paths.grid } },
    ],
    ['400 m outside every grid', tap(tapAt(250, -400)), { level: 'grid', place: { areaPath: paths.grid } }],
    ['600 m outside every grid', tap(tapAt(250, -600)), { level: 'district', place: { areaPath: paths.county } }],
    [
      'a dwelling',
      nowhere({ dwellingId: 'door' }),
      { level: 'grid', place: { areaPath: paths.grid2, dwellingId: 'door' } },
    ],
    [
      'unknown, to a community’s account',
      nowhere({ placeUnknown: true, accountKey: 'community' }),
      { level: 'community', place: { areaPath: paths.community, unknown: true } },
    ],
    [
      'unknown, to the centre’s account',
      nowhere({ placeUnknown: true, accountKey: 'centre' }),
      { level: 'district', place: { areaPath: paths.county, unknown: true } },
    ],
    [
      'unknown, from the mini-program',
      nowhere({ placeUnknown: true }),
      { level: 'district', place: { areaPath: paths.county, unknown: true } },
    ],
  ]
  it.each(placed)('%s', async (_, one, expected) => {
    expect((await fileCase(town.resident, one, now)).found).toMatchObject(expected)
  })

  const refused: [string, Tap, string][] = [
    ['nothing said', nowhere({}), 'place_missing'],
    ['a dwelling nobody knows', nowhere({ dwellingId: 'nowhere' }), 'place_missing'],
    ['outside the city', tap({ point: { lng: 116.4, lat: 39.9, datum: 'wgs84' } }), 'place_outside'],
  ]
  it.each(refused)('%s is refused and stores nothing', async (_, one, code) => {
    expect(await codeOf(fileCase(town.resident, one, now))).toBe(code)
    expect(await CaseModel.countDocuments({ key: one.key })).toBe(0)
  })

  it('unknown gives people ten minutes to name one, by the policy’s clock', async () => {
    const { found } = await fileCase(town.resident, nowhere({ placeUnknown: true, undoSeconds: 5 }), now)
    expect(found.dispatchAt).toEqual(new Date(now.getTime() + 600_000))
  })
})

describe('a similar case', () => {
  const place = { lng: lng + 0.002, lat, datum: 'wgs84' } as const
  const east = (metres: number) => ({ ...place, lng: place.lng + metres / 84_000 })

  it('of a neighbour within 50 m and a day is named, masked', async () => {
    const first = await buildCase(town.neighbour, { category: 'E0101', point: place }, now)
    const { similar } = await fileCase(town.resident, tap({ category: 'E0101', point: east(45) }), now)
    expect(similar).toEqual({
      id: first._id,
      number: first.number,
      category: 'E0101',
      at: now.toISOString(),
      state: 'submitted',
    })
  })

  it.each([
    ['farther than 50 m', { category: 'E0101', point: east(-60) }, now],
    ['of another family', { category: plumbing, point: place }, now],
    ['older than a day', { category: 'E0101', point: place }, new Date(now.getTime() + 86_460_000)],
  ])('%s is not', async (_, overrides, when) => {
    const { similar } = await fileCase(town.stranger, tap(overrides), when)
    expect(similar).toBeUndefined()
  })

  it('that is finished is not', async () => {
    const there = { ...place, lat: lat + 0.0015 }
    const first = await buildCase(town.neighbour, { category: 'E0101', point: there }, now)
    expect((await fileCase(town.resident, tap({ category: 'E0101', point: there }), now)).similar?.id).toBe(first._id)
    await moveCase(town.neighbour, first._id, 'withdraw', {}, now)
    expect((await fileCase(town.resident, tap({ category: 'E0101', point: there }), now)).similar).toBeUndefined()
  })

  it('of the same person is not', async () => {
    const far = { lng: lng - 0.001, lat, datum: 'wgs84' } as const
    await buildCase(town.resident, { category: 'E0101', point: far }, now)
    expect((await fileCase(town.resident, tap({ category: 'E0101', point: far }), now)).similar).toBeUndefined()
  })
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
    const filter = { near: { $in: ['E01|1|1', 'E01|1|2'] }, _id: { $gt: newId(now) } } as object
    const plan = await CaseModel.collection.find(filter).sort({ _id: -1 }).limit(16).explain('queryPlanner')
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"indexName":"near_1__id_-1"')
  })
})
