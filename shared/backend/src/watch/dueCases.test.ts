import { beforeAll, describe, expect, it } from 'vitest'
import { moveCase } from '../cases/moveCase'
import { seekNext } from '../dispatch/seekNext'
import { handOverNews } from '../notifications/handOverNews'
import { buildCase, buildTown, paths, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { dueCases } from './dueCases'
import { watchFigures } from './watchFigures'

useStores()
const begin = new Date('2026-11-24T02:00:00Z')
const minute = (count: number) => new Date(begin.getTime() + count * 60_000)
let town: Town
const ids: Record<string, string> = {}

/** Filed at that minute, and taken two minutes later by the leader, or not. */
const filed = async (name: string, at: number, taken = false, overrides = {}) => {
  const found = await seekNext(
    await handOverNews(await buildCase(town.resident, overrides, minute(at)), minute(at)),
    minute(at),
  )
  if (taken) await moveCase(town.leader, found._id, 'accept', {}, minute(at + 2))
  ids[name] = found._id
}

beforeAll(async () => {
  town = await buildTown()
  await filed('late', 0)
  await filed('taken', 1, true)
  await filed('soon', 16)
  await filed('restricted', 17, false, { category: 'E2307' })
  const { _id } = await buildCase(town.neighbour, {}, minute(18))
  await moveCase(town.neighbour, _id, 'withdraw', {}, minute(19))
})

const listed = async (area: string, who = town.clerk) =>
  (await dueCases(who, area, undefined, 50)).items.map(({ _id }) => Object.keys(ids).find((name) => ids[name] === _id))

describe('what is about to break', () => {
  it.each([
    ['a community, whose own cases are read', paths.community],
    ['a county, where the moments are walked', paths.county],
  ])('is listed in the order of its moments, for %s', async (_, area) => {
    const who = area === paths.community ? town.secretary : town.dispatcher
    const all = await listed(area, who)
    expect(all.filter((name) => name !== 'restricted')).toEqual(['late', 'soon', 'taken'])
  })

  it('holds nothing that only others may see', async () => {
    expect(await listed(paths.community)).not.toContain('restricted')
    expect(await listed(paths.community, town.secretary)).toContain('restricted')
    await expect(dueCases(town.clerk, paths.county, undefined, 10)).rejects.toMatchObject({ code: 'not_found' })
    await expect(dueCases(town.resident, paths.community, undefined, 10)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('goes on page after page without a gap', async () => {
    const seen: string[] = []
    let after: Parameters<typeof dueCases>[2]
    do {
      const page = await dueCases(town.secretary, paths.community, after, 1)
      seen.push(...page.items.map(({ _id }) => _id))
      after = page.next
    } while (after)
    expect(seen).toEqual((await dueCases(town.secretary, paths.community, undefined, 50)).items.map(({ _id }) => _id))
    expect(seen).toHaveLength(4)
  })

  it('is counted in all, by the areas below and by person', async () => {
    const { total, areas, people } = await watchFigures(town.clerk, paths.community, minute(20))
    expect(total).toEqual({ respondSoon: 1, respondLate: 1, closeSoon: 0, closeLate: 0 })
    expect(areas).toEqual([{ path: paths.grid, ...total }])
    expect(people[0]).toMatchObject({ userId: 'leader', respondLate: 1, respondSoon: 1 })
  })
})
