import { type Skill, skills } from '@jinlin/domain/categories/codes'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { pathAt } from '@jinlin/domain/places/area'
import { makeName } from '../town/makeNames'
import type { XY } from '../town/mesh'
import { type Random, randomOf } from '../town/random'
import { groupBy } from './groupBy'
import type { Grid } from './makeGrids'
import { onDutyShare, type Plan } from './plans'

/** What a person is looked for as: a leader, a trade, an office. */
export type Kind = Role | Skill
/** Somebody who works in the city. `serial` = place in the list, `home` = home base or office in metres. */
export type Person = {
  serial: number
  id: string
  name: string
  role: Role
  kind: Kind
  areaPath: string
  home: XY
  rating: number
  byDay: boolean
  byNight: boolean
  actor: Actor
}
type Post = { role: Role; areaPath: string; home: XY; skill?: Skill; byNight?: boolean }

/** Everybody of the plan: a leader a grid, clerks and a secretary a community, officers above them, tradespeople anywhere. */
export function makePeople(plan: Plan, grids: readonly Grid[], seed: number): Person[] {
  const random = randomOf(seed, 'people')
  const communities = areasAt(grids, 'community')
  const clerks = spread('community_clerk', plan.clerks, communities)
  const posts: Post[] = [
    ...grids.map(({ areaPath, at }): Post => ({ role: 'grid_leader', areaPath, home: at })),
    ...spread('community_secretary', communities.length, communities),
    ...(plan.clerksByNight ? onCall(clerks) : clerks),
    ...onCall(spread('street_officer', plan.streetOfficers, areasAt(grids, 'street'))),
    ...onCall(spread('dispatcher', plan.dispatchers, areasAt(grids, 'county'))),
    ...tradespeople(plan, grids, random),
  ]
  return posts.map((post, serial) => personOf(post, serial, random))
}

type Area = { areaPath: string; home: XY }

/** The areas of a level, each with the middle grid of its run as its office. */
function areasAt(grids: readonly Grid[], level: 'community' | 'street' | 'county'): Area[] {
  const runs = groupBy(grids, ({ areaPath }) => pathAt(areaPath, level) ?? '')
  return [...runs].map(([areaPath, own]) => ({ areaPath, home: own[own.length >> 1]?.at ?? [0, 0] }))
}

const spread = (role: Role, count: number, areas: readonly Area[]): Post[] =>
  Array.from({ length: count }, (_, i) => ({ role, ...(areas[i % areas.length] as Area) }))

/** The first of each area is its duty officer by night. */
function onCall(posts: readonly Post[]): Post[] {
  const served = new Set<string>()
  return posts.map((post) => {
    const byNight = !served.has(post.areaPath)
    served.add(post.areaPath)
    return { ...post, byNight }
  })
}

function tradespeople(plan: Plan, grids: readonly Grid[], random: Random): Post[] {
  return skills.flatMap((skill) =>
    Array.from({ length: plan.trades[skill] ?? 0 }, (): Post => {
      const { areaPath, at } = random.pick(grids)
      const off = () => (random.next() - 0.5) * plan.spacing
      return { role: 'tradesperson', areaPath, home: [at[0] + off(), at[1] + off()], skill }
    }),
  )
}

function personOf({ role, areaPath, home, skill, byNight = false }: Post, serial: number, random: Random): Person {
  const id = `person-${String(serial).padStart(5, '0')}`
  const name = makeName(random, random.chance(0.5) ? 1 : 2)
  const staff = { onDuty: true, openJobs: 0, skills: skill ? [skill] : [] }
  const actor: Actor = { userId: id, name, grants: [{ role, areaPath }], staff }
  const rating = random.int(38, 50) / 10
  const byDay = random.chance(onDutyShare)
  return { serial, id, name, role, kind: skill ?? role, areaPath, home, rating, byDay, byNight, actor }
}
