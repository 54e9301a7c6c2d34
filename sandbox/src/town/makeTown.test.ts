import { metresBetween, point, toWgs84 } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { storyCommunityCode } from './makeAreas'
import { makeTown, type Town } from './makeTown'
import { storyKeys } from './people'
import { storyPoint } from './story'
import { carvedOf, holdingOf } from './testing/onMap'

let town: Town
beforeAll(() => {
  town = makeTown(12111, ['main', 'chahaer'])
})

const carved = (level: string) => carvedOf(town.areas, level)
const holding = (level: string, at: [number, number]) => holdingOf(town.areas, level, at)
const distinct = (list: (string | undefined)[]) => {
  const there = list.filter(Boolean)
  expect(new Set(there).size).toBe(there.length)
}

describe('察哈尔社区', () => {
  it('has 19 estates, 2,070 households and 5,642 people', () => {
    expect(town.estates).toHaveLength(19)
    expect(town.households).toHaveLength(2070)
    expect(town.residents).toHaveLength(5642)
    expect(new Set(town.estates.map((estate) => estate.name)).size).toBe(19)
  })

  it('has every building on the land of its grid', () => {
    for (const building of town.buildings) {
      const [grid] = holding('grid', [building.point.lng, building.point.lat])
      expect(grid?.path).toBe(building.areaPath)
      expect(grid?.parentCode).toBe(storyCommunityCode)
    }
  })

  it('has nobody twice: doors, identity numbers, phones, WeChat ids', () => {
    distinct(town.dwellings.map((door) => `${door.buildingId}/${door.entrance}/${door.room}`))
    distinct(town.buildings.map((building) => building.point).map(({ lng, lat }) => `${lng},${lat}`))
    distinct(town.residents.map((resident) => resident.idNumber))
    distinct(town.residents.map((resident) => resident.phone))
    distinct(
      town.people.flatMap(({ openid, unionid, accountOpenids }) => [openid, unionid, ...Object.values(accountOpenids)]),
    )
    distinct(town.people.map((person) => person.key))
    distinct(town.people.map((person) => person.phone))
  })

  it('uses phones of no network and identity numbers of no place', () => {
    for (const { phone } of town.people) expect(phone).toMatch(/^160\d{8}$/)
    for (const { idNumber } of town.residents) expect(idNumber).toMatch(/^159999(19|20)\d{9}[\dX]$/)
  })
})

describe('the people of the story', () => {
  const person = (key: string) => town.people.find((one) => one.key === key)!
  const metres = (a: string, b: string) =>
    metresBetween(point(person(a).point.lng, person(a).point.lat), point(person(b).point.lng, person(b).point.lat))
  const gridOf = (key: string) => holding('grid', [person(key).point.lng, person(key).point.lat])[0]!

  it('are all there', () => {
    expect(storyKeys.filter((key) => !person(key))).toEqual([])
  })

  it('live in the grid of the leader, at the point WeChat names', () => {
    const leaderPath = person('leader').grants.find((grant) => grant.role === 'grid_leader')?.areaPath
    for (const key of ['resident', 'neighbour', 'steward']) expect(gridOf(key).path).toBe(leaderPath)
    expect(gridOf('leader').path).toBe(leaderPath)
    expect(gridOf('leader2').path).not.toBe(leaderPath)
    const home = toWgs84({ ...storyPoint, datum: 'gcj02' })
    expect(metresBetween(home, point(person('resident').point.lng, person('resident').point.lat))).toBeLessThan(5)
    expect(metres('resident', 'neighbour')).toBeLessThan(50)
    expect(gridOf('stranger').parentCode).not.toBe(storyCommunityCode)
  })

  it('are the nearest of their trade, a few hundred metres away', () => {
    for (const key of ['plumber', 'locksmith', 'electrician']) {
      expect(metres('resident', key)).toBeLessThan(600)
      const others = town.people.filter((one) => one.skills.includes(key) && one.key !== key)
      expect(others.length).toBeGreaterThan(30)
      for (const other of others) expect(metres('resident', other.key)).toBeGreaterThan(metres('resident', key) + 300)
    }
    const leaders = town.people.filter((one) => one.grants.some((grant) => grant.role === 'grid_leader'))
    const near = leaders.sort((a, b) => metres('resident', a.key) - metres('resident', b.key)).map((one) => one.key)
    expect(near.slice(0, 2)).toEqual(['leader', 'leader2'])
  })

  it('work beside 458 leaders, one a grid, and about 300 tradespeople of all trades', () => {
    const holders = (role: string) => town.people.filter((one) => one.grants.some((grant) => grant.role === role))
    const paths = new Set(
      holders('grid_leader').map((one) => one.grants.find((grant) => grant.role === 'grid_leader')?.areaPath),
    )
    expect(paths).toEqual(new Set(carved('grid').map((grid) => grid.path)))
    expect(holders('tradesperson')).toHaveLength(300)
    expect(new Set(holders('tradesperson').flatMap((one) => one.skills)).size).toBe(19)
    for (const role of ['community_clerk', 'community_secretary']) expect(holders(role)).toHaveLength(80)
    expect(holders('building_steward')).toHaveLength(11)
  })
})

describe('the seed', () => {
  it('gives the same town again, and another seed another town', () => {
    expect(makeTown(12111, ['main', 'chahaer'])).toEqual(town)
    const other = makeTown(7)
    expect(other.areas.map((area) => area.ring)).not.toEqual(town.areas.map((area) => area.ring))
    expect(other.residents).toHaveLength(5642)
    expect(other.areas.filter((area) => area.level === 'grid')).toHaveLength(458)
    distinct(other.residents.map((resident) => resident.idNumber))
  })
})

describe('the groups of the town', () => {
  it('are 504, each of one entrance, building or grid, half of them of WeCom', () => {
    expect(town.groups).toHaveLength(504)
    distinct(town.groups.map(({ scope }) => scope))
    distinct(town.groups.map(({ id }) => id))
    expect(town.groups.filter(({ kind }) => kind === 'wecom')).toHaveLength(252)
    const paths = new Set(carved('grid').map(({ path }) => path))
    expect(town.groups.filter(({ areaPath }) => !paths.has(areaPath))).toEqual([])
  })

  it('have one for the entrance the story plays in, looked after by its steward', () => {
    const home = town.people.find(({ key }) => key === 'resident')?.dwellingId
    const door = town.dwellings.find(({ id }) => id === home)
    const group = town.groups.find(({ scope }) => scope === `${door?.buildingId}-${door?.entrance}`)
    expect(group).toMatchObject({
      kind: 'picture',
      stewardId: 'steward',
      name: expect.stringContaining('1 号楼 1 单元'),
    })
  })
})
