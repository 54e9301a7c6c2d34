import { beforeAll, describe, expect, it } from 'vitest'
import { aTap } from '../testing/aTap'
import { at, buildCase, buildTown, plumbing, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel, type StoredCase } from './CaseModel'
import { fileCase, type Tap } from './fileCase'
import { suggestMerges } from './findSimilarCases'
import { moveCase } from './moveCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const tap = (overrides: Partial<Tap> = {}) => aTap(now, overrides)
const [lng, lat] = at(250, 220).coordinates

let town: Town
beforeAll(async () => {
  town = await buildTown()
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

  it('is found beside a crowd that reports at the same moment', async () => {
    const lonely = { ...place, lat: lat + 0.004 }
    const crowded = { ...place, lat: lat + 0.008 }
    const first = await buildCase(town.neighbour, { category: 'E0101', point: lonely }, now)
    const cell = await buildCase(town.neighbour, { category: 'E0101', point: crowded }, now)
    const crowd = Array.from({ length: 40 }, (_, i) => `${i}`.padStart(2, '0'))
    const { _id, number, ...like } = (await CaseModel.findById(cell._id).lean<StoredCase>()) as StoredCase
    const copies = crowd.map((i) => ({ ...like, _id: `${_id}${i}`, number: `${number}-${i}`, key: `${like.key}${i}` }))
    await CaseModel.collection.insertMany(copies as never)
    const both = await Promise.all(
      [lonely, crowded].map((point) => fileCase(town.resident, tap({ category: 'E0101', point }), now)),
    )
    expect(both[0]?.similar?.id).toBe(first._id)
    expect(copies.map((copy) => copy._id)).toContain(both[1]?.similar?.id)
  })

  it('of the same person is not', async () => {
    const far = { lng: lng - 0.001, lat, datum: 'wgs84' } as const
    await buildCase(town.resident, { category: 'E0101', point: far }, now)
    expect((await fileCase(town.resident, tap({ category: 'E0101', point: far }), now)).similar).toBeUndefined()
  })
  it.each([
    ['who called a plumber near by', { category: plumbing }, { category: plumbing }],
    ['whose matter has no name', { category: 'E2199' }, { category: 'E2102' }],
    ['whose house burns', { category: 'E2116', critical: true as const }, { category: 'E2102' }],
    [
      'who sees the same fire',
      { category: 'E2116', critical: true as const },
      { category: 'E2116', critical: true as const },
    ],
    ['who smells the same gas', { category: 'E2205' }, { category: 'E2205' }],
  ])('of somebody %s is not', async (_, theirs, mine) => {
    const there = { lng: lng + 0.0005, lat: lat - 0.0005, datum: 'wgs84' } as const
    const { found } = await fileCase(town.neighbour, tap({ ...theirs, point: there }), now)
    expect((await CaseModel.findById(found._id).lean<StoredCase>())?.near).toBeUndefined()
    expect((await fileCase(town.resident, tap({ ...mine, point: there }), now)).similar).toBeUndefined()
  })
})

describe('words', () => {
  const there = { lng: lng + 0.001, lat: lat + 0.001, datum: 'wgs84' } as const
  const said = (words: string, category = 'E0101') => tap({ category, point: there, words })

  it('tell two entrances of one building apart, and bring what they say alike together', async () => {
    const first = await buildCase(
      town.neighbour,
      { category: 'E0101', point: there, words: '3号楼1单元门口垃圾没人收' },
      now,
    )
    const second = await buildCase(
      town.neighbour,
      { category: 'E0101', point: there, words: '3号楼2单元楼下堆了垃圾' },
      now,
    )
    expect((await fileCase(town.resident, said('三号楼一单元门口好多垃圾'), now)).similar?.id).toBe(first._id)
    expect((await fileCase(town.stranger, said('3号楼2单元垃圾堆着'), now)).similar?.id).toBe(second._id)
    expect((await fileCase(town.leader, said('3号楼4单元垃圾'), now)).similar).toBeUndefined()
  })

  it('suggest to whoever works on it what it could be merged with', async () => {
    const place = { ...there, lat: there.lat + 0.0008 }
    const first = await buildCase(town.neighbour, { category: 'E0101', point: place, words: '垃圾桶满了' }, now)
    const second = await buildCase(town.resident, { category: 'E0101', point: place, words: '垃圾桶满了没人管' }, now)
    expect(await suggestMerges(second, now)).toMatchObject([{ id: first._id, metres: 0 }])
    expect(await suggestMerges(first, now)).toMatchObject([{ id: second._id }])
    expect(await suggestMerges(await buildCase(town.resident, { category: plumbing, point: place }, now), now)).toEqual(
      [],
    )
  })
})
