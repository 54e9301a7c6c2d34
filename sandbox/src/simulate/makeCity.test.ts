import { timeOf } from '@jinlin/domain/clocks/shanghai'
import { communityOf, countyOf, streetOf } from '@jinlin/domain/places/area'
import { describe, expect, it } from 'vitest'
import { groupBy } from './groupBy'
import { makeCity } from './makeCity'
import { makeReports } from './makeReports'
import { megacity, ulanqab } from './plans'
import { smallPlan } from './testing/smallDay'

const count = (keys: readonly (string | undefined)[]) => new Set(keys).size

describe('the made-up cities', () => {
  it('Ulanqab has 11 counties, 23 streets, 209 communities and 2,024 community workers', () => {
    const { grids, people } = makeCity(ulanqab, 7)
    const paths = grids.map(({ areaPath }) => areaPath)
    expect([countyOf, streetOf, communityOf].map((of) => count(paths.map(of)))).toEqual([11, 23, 209])
    expect(count(paths.map(communityOf).filter((code) => code?.startsWith('150901')))).toBe(80)
    const roles = ['grid_leader', 'community_clerk', 'community_secretary']
    expect(people.filter(({ role }) => roles.includes(role))).toHaveLength(2024)
    expect(people.filter(({ byDay }) => byDay).length / people.length).toBeCloseTo(0.7, 1)
  })

  it('every grid is in the area its code says, with neighbours of its own community', () => {
    const { grids } = makeCity(ulanqab, 7)
    for (const { code, areaPath } of grids) expect(areaPath.endsWith(`/${communityOf(areaPath)}/${code}`)).toBe(true)
    const communities = groupBy(grids, ({ areaPath }) => communityOf(areaPath) ?? '')
    const far = [...communities.values()].flatMap((own) =>
      own.map(({ at }) => {
        const others = own.filter((each) => each.at !== at)
        return Math.min(...others.map((each) => Math.hypot(each.at[0] - at[0], each.at[1] - at[1])))
      }),
    )
    expect(Math.max(...far)).toBeLessThan(2 * ulanqab.spacing)
  })

  it('twenty million people have 20,000 who work for them, and 20 reports a second at the peak', () => {
    const city = makeCity(megacity, 7)
    expect(city.people).toHaveLength(20_000)
    const reports = makeReports({ ...megacity, storm: undefined }, city.grids, 7)
    expect(reports).toHaveLength(65_000)
    const minutes = groupBy(reports, ({ at }) => String(Math.floor(at / 60_000)))
    const perSecond = Math.max(...[...minutes.values()].map(({ length }) => length / 60))
    expect(perSecond).toBeGreaterThan(19)
    expect(perSecond).toBeLessThan(22)
  })

  it('a storm comes on top, all within its minutes', () => {
    const { grids } = makeCity(smallPlan, 7)
    const storm = makeReports(smallPlan, grids, 7).filter((each) => each.storm)
    expect(storm).toHaveLength(240)
    const times = storm.map(({ at }) => timeOf(new Date(at)))
    expect([...new Set(times)]).toEqual(['16:00', '16:01'])
  })

  it('a report belongs to the grid whose middle is nearest', () => {
    const { grids } = makeCity(ulanqab, 7)
    for (const { point, grid } of makeReports({ ...ulanqab, cases: 200 }, grids, 7)) {
      const far = ({ at }: { at: readonly [number, number] }) => Math.hypot(at[0] - point[0], at[1] - point[1])
      expect(far(grid)).toBeCloseTo(Math.min(...grids.map(far)), 6)
    }
  })
})
