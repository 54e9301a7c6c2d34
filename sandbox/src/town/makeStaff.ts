import { departments, type Skill, skills } from '@jinlin/domain/categories/codes'
import type { Grant, Role } from '@jinlin/domain/people/roles'
import { storyNames } from '../words/town'
import { type GridPlot, storyCommunityCode, type TownArea, type TownAreas } from './makeAreas'
import { makeName } from './makeNames'
import type { XY } from './mesh'
import type { StoryKey } from './people'
import { inside } from './polygons'
import { type Random, randomOf } from './random'

/** Somebody who works here, before the phone and the WeChat. `at` = metres from the story's point. */
export type StaffPlan = { key: string; name: string; grants: Grant[]; skills: string[]; rating: number; at: XY }
type Post = { key: string; role: Role; areaPath?: string; departmentId?: string; at: XY; skills?: string[] }

/** About 300 tradespeople: the three trades of the home page are common, the others a dozen each. */
const tradeCounts: Partial<Record<Skill, number>> = { plumber: 40, electrician: 36, locksmith: 32 }
const otherTrades = 12
/** The story's people work a short walk from the resident's door, and nobody of their trade is nearer. */
const walks: Partial<Record<StoryKey, number>> = {
  leader: 240,
  leader2: 380,
  locksmith: 350,
  plumber: 420,
  electrician: 510,
}
const farOff = 900

/** Everybody who works in the town: a leader a grid, tradespeople, clerks and secretaries, street officers, the centre, departments, the city. */
export function makeStaff(seed: number, town: TownAreas): StaffPlan[] {
  const random = randomOf(seed, 'staff')
  const centre = (area: TownArea | undefined): XY =>
    area?.center ? town.mesh.metresOf({ lng: area.center[0], lat: area.center[1] }) : [0, 0]
  const posts = [
    ...leaders(town, centre),
    ...tradespeople(town, random),
    ...communityStaff(town, centre),
    ...streetStaff(town, centre),
    ...countyStaff(town, centre),
    ...cityStaff(town),
  ]
  return posts.map((post) => planOf(post, random))
}

function planOf({ key, role, areaPath, departmentId, at, skills: trades = [] }: Post, random: Random): StaffPlan {
  const made = makeName(random, random.chance(0.5) ? 1 : 2)
  const name = (storyNames as Record<string, string>)[key] ?? made
  const grant = { role, ...(areaPath ? { areaPath } : {}), ...(departmentId ? { departmentId } : {}) }
  const rating = random.int(38, 50) / 10
  return { key, name, grants: [{ role: 'resident' }, grant], skills: trades, rating, at }
}

/** The spot of a list that lies nearest to a distance from the story's point. */
const nearestTo = (metres: number, spots: readonly XY[]): XY =>
  spots.reduce((best, spot) => {
    const miss = (at: XY) => Math.abs(Math.hypot(...at) - metres)
    return miss(spot) < miss(best) ? spot : best
  }, spots[0] ?? [metres, 0])

function leaders(town: TownAreas, centre: (area: TownArea) => XY): Post[] {
  const byDistance = [...town.grids].sort((a, b) => Math.hypot(...centre(a.area)) - Math.hypot(...centre(b.area)))
  const own = town.grids.find((grid) => holdsPin(town, grid))
  const next = byDistance.find((grid) => grid !== own && grid.area.parentCode === storyCommunityCode)
  return town.grids.map((grid) => {
    const story = grid === own ? 'leader' : grid === next ? 'leader2' : undefined
    const at = story ? nearestTo(walks[story] ?? 0, grid.people) : pushedOff(centre(grid.area), 600)
    return { key: story ?? `leader-${grid.area.code}`, role: 'grid_leader', areaPath: grid.area.path, at }
  })
}

const holdsPin = ({ mesh }: TownAreas, grid: GridPlot) => inside(mesh.metres(mesh.whole(grid.ring)), [0, 0])

/** The same direction from the story's point, but not nearer than this. */
function pushedOff([x, y]: XY, metres: number): XY {
  const far = Math.hypot(x, y)
  return far >= metres || far === 0 ? [x, y] : [(x / far) * metres, (y / far) * metres]
}

function tradespeople({ grids, mesh }: TownAreas, random: Random): Post[] {
  const outlines = grids.map((grid) => ({ path: grid.area.path, polygon: mesh.metres(mesh.whole(grid.ring)) }))
  const baseOf = (at: XY) => outlines.find(({ polygon }) => inside(polygon, at))?.path ?? ''
  return skills.flatMap((skill) =>
    Array.from({ length: tradeCounts[skill] ?? otherTrades }, (_, i): Post => {
      const story = i === 0 && skill in tradeCounts ? (skill as StoryKey) : undefined
      const angle = random.next() * 2 * Math.PI
      const walk = story ? (walks[story] ?? 0) : 0
      const anywhere = random.pick(random.pick(grids).people)
      const at: XY = story ? [Math.cos(angle) * walk, Math.sin(angle) * walk] : awayFromStory(anywhere, skill)
      const key = story ?? `${skill}-${String(i + 1).padStart(2, '0')}`
      return { key, role: 'tradesperson', areaPath: baseOf(at), at, skills: [skill] }
    }),
  )
}

const awayFromStory = (at: XY, skill: Skill): XY => (skill in tradeCounts ? pushedOff(at, farOff) : at)

function communityStaff({ areas }: TownAreas, centre: (area: TownArea) => XY): Post[] {
  return areas
    .filter((area) => area.level === 'community' && area.ring)
    .flatMap((area) => {
      const story = area.code === storyCommunityCode
      const base = { areaPath: area.path, at: centre(area) }
      return [
        { ...base, key: story ? 'clerk' : `clerk-${area.code}`, role: 'community_clerk' },
        { ...base, key: story ? 'secretary' : `secretary-${area.code}`, role: 'community_secretary' },
      ] satisfies Post[]
    })
}

function streetStaff({ areas }: TownAreas, centre: (area: TownArea) => XY): Post[] {
  return areas
    .filter((area) => area.level === 'street' && area.ring)
    .flatMap((area) =>
      [1, 2].map((serial): Post => {
        const story = serial === 1 && storyCommunityCode.startsWith(area.code)
        const key = story ? 'street' : `street-${area.code}-${serial}`
        return { key, role: 'street_officer', areaPath: area.path, at: centre(area) }
      }),
    )
}

/** The district's centre and bureaus; each other county has one dispatcher, so that no case of the city is nobody's. */
function countyStaff({ areas }: TownAreas, centre: (area: TownArea) => XY): Post[] {
  return areas
    .filter((area) => area.level === 'county')
    .flatMap((area) => {
      const base = { areaPath: area.path, at: centre(area) }
      if (!storyCommunityCode.startsWith(area.code))
        return [{ ...base, key: `dispatcher-${area.code}`, role: 'dispatcher' } satisfies Post]
      const bureaus = departments.filter((department) => department !== 'community')
      return [
        ...['dispatcher', 'dispatcher-2', 'dispatcher-3'].map((key): Post => ({ ...base, key, role: 'dispatcher' })),
        ...bureaus.map((departmentId): Post => {
          const key = departmentId === 'municipal' ? 'department' : `department-${departmentId}`
          return { ...base, key, role: 'department_officer', departmentId }
        }),
      ]
    })
}

function cityStaff({ areas }: TownAreas): Post[] {
  const areaPath = areas.find((area) => area.level === 'city')?.path ?? ''
  const at: XY = [700, -900]
  return [
    { key: 'organisation', role: 'organisation_officer', areaPath, at },
    { key: 'admin', role: 'system_admin', areaPath, at },
    { key: 'security', role: 'security_admin', areaPath, at },
    { key: 'auditor', role: 'auditor', areaPath, at },
  ]
}
