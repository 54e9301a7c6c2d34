import { beforeAll, describe, expect, it, vi } from 'vitest'
import { op } from '../infra/defineModel'
import { at, buildStaff, buildTown, paths } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { findCandidates } from './findCandidates'
import { policyFor } from './policies'
import { StaffModel } from './StaffModel'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const electrician = { role: 'tradesperson', skill: 'electrician' } as const

const papers = (days: number) => [{ skill: 'electrician', until: new Date(now.getTime() + days * 86_400_000) }]

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
    await buildStaff(key, key, trade, { home: at(east, 0), skills: ['electrician'], certificates: papers(365) })
})

const found = async (enough: number, without: string[], unwanted?: ReadonlySet<string>) => {
  const search = {
    unwanted: async () => unwanted ?? new Set<string>(),
    want: electrician,
    point: at(0, 0),
    radii: [500, 1000, 2000, 4000],
    enough,
    without,
  }
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

  it('have a paper that is still valid', async () => {
    const over = { $set: { certificates: papers(-1) } }
    await StaffModel.updateOne({ _id: 'near' }, over)
    await StaffModel.updateOne({ _id: 'near2' }, { $unset: { certificates: 1 } })
    expect(await found(1, [])).toEqual(['far'])
    await StaffModel.updateMany({ _id: op({ $in: ['near', 'near2'] }) }, { $set: { certificates: papers(1) } })
  })

  it('are not rung in their quiet hours', async () => {
    await StaffModel.updateOne({ _id: 'near' }, { $set: { quiet: { from: '10:00', to: '12:00' } } })
    expect(await found(1, [])).toEqual(['near2'])
    await StaffModel.updateOne({ _id: 'near' }, { $set: { quiet: { from: '22:00', to: '07:00' } } })
    expect(await found(1, [])).toEqual(['near', 'near2'])
  })

  it('are never somebody the resident doesn’t want again', async () => {
    expect(await found(1, [], new Set(['near']))).toEqual(['near2'])
  })

  it('are nobody where no place is known', async () => {
    const nowhere = { want: electrician, radii: [4000], enough: 1 }
    expect(await findCandidates(nowhere, await policyFor(paths.county), now)).toEqual([])
    const unwanted = vi.fn(async () => new Set<string>())
    await findCandidates({ ...nowhere, unwanted }, await policyFor(paths.county), now)
    // begun and awaited by nobody, its failure would end the process
    expect(unwanted).not.toHaveBeenCalled()
  })
})
