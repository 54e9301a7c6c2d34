import { beforeAll, describe, expect, it } from 'vitest'
import { at, buildStaff, buildTown, paths } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { findCandidates } from './findCandidates'
import { policyFor } from './policies'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const electrician = { role: 'tradesperson', skill: 'electrician' } as const

/** Electricians by what they are called, so many metres east of the place. */
beforeAll(async () => {
  await buildTown()
  const trade = { role: 'tradesperson', areaPath: paths.grid } as const
  for (const [key, east] of [
    ['near', 100],
    ['near2', 200],
    ['far', 900],
    ['farther', 1900],
    ['outside', 4500],
  ] as const)
    await buildStaff(key, key, trade, { home: at(east, 0), skills: ['electrician'] })
})

const found = async (enough: number, without: string[]) => {
  const search = { want: electrician, point: at(0, 0), radii: [500, 1000, 2000, 4000], enough, without }
  return (await findCandidates(search, await policyFor(paths.county), now)).map(({ userId }) => userId)
}

describe('the people who may be asked', () => {
  it.each([
    ['the smallest ring that holds one', 1, [], ['near', 'near2']],
    ['a wider one when all inside were asked', 1, ['near', 'near2'], ['far']],
    ['a wider one until there are enough', 3, [], ['near', 'near2', 'far']],
    ['the widest when there never are enough', 50, [], ['near', 'near2', 'far', 'farther']],
    ['none when everybody was asked', 1, ['near', 'near2', 'far', 'farther'], []],
  ])('come from %s', async (_, enough, without, people) => {
    expect(await found(enough, without)).toEqual(people)
  })

  it('are nobody where no place is known', async () => {
    const nowhere = { want: electrician, radii: [4000], enough: 1 }
    expect(await findCandidates(nowhere, await policyFor(paths.county), now)).toEqual([])
  })
})
