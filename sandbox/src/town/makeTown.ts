import { storyNames } from '../words/town'
import { makeAreas, storyCommunityCode, type TownArea, type TownAreas } from './makeAreas'
import { makeEstates, type TownEstates } from './makeEstates'
import { makeGroups, type TownGroup } from './makeGroups'
import { makeHouseholds, type TownHouseholds, type TownResident } from './makeHouseholds'
import { makePhone } from './makeNames'
import { makeRoads, type TownRoad } from './makeRoads'
import { makeStaff, type StaffPlan } from './makeStaff'
import type { XY } from './mesh'
import { makeWechatIds, type TownPerson } from './people'

/** A whole made-up town: real names of areas, everything else from one seed number. `rosters` name an area's duty officers by key. */
export type Town = {
  seed: number
  areas: TownArea[]
  people: TownPerson[]
  rosters: Record<string, string[]>
  groups: TownGroup[]
  roads: TownRoad[]
} & TownEstates &
  TownHouseholds

/** Two phones in one building are not at the very same point. */
const neighbourAt: XY = [16, 14]
/** 11 名楼道长, the story's one among them. */
const stewards = 11

/** Makes the town; the same seed gives the same town, to the last phone number. */
export function makeTown(seed: number, accountKeys: readonly string[] = ['main']): Town {
  const land = makeAreas(seed)
  const homes = makeEstates(seed, land.grids)
  const households = makeHouseholds(seed, homes.dwellings)
  const staff = makeStaff(seed, land)
  const base = { rating: 5, skills: [] as string[] }
  const people = [
    ...staff.map((plan, i) => ({ ...withoutAt(plan), point: land.mesh.pointOf(plan.at), phone: makePhone(i + 1) })),
    ...householders(households.residents, homes).map((home) => ({ ...base, ...home, point: standing(home, land) })),
    { ...base, ...stranger(land, staff.length + 1) },
  ]
  const known = people.map((person) => ({ ...person, ...makeWechatIds(seed, person.key, accountKeys) }))
  const groups = makeGroups(homes, land.grids, known)
  const roads = makeRoads(land)
  return {
    seed,
    areas: land.areas,
    roads,
    groups,
    people: known,
    rosters: rostersOf(land.areas),
    ...homes,
    ...households,
  }
}

const withoutAt = ({ at: _, ...plan }: StaffPlan) => plan

type Home = Pick<TownPerson, 'key' | 'name' | 'grants' | 'phone' | 'point'> & { dwellingId: string }

/** Every head of a household has a WeChat; eleven of them look after their entrance. */
function householders(residents: readonly TownResident[], { dwellings }: TownEstates): Home[] {
  const doors = new Map(dwellings.map((door) => [door.id, door]))
  const heads = residents.filter((resident) => resident.userId)
  const every = Math.floor(heads.length / stewards)
  return heads.flatMap((head, i) => {
    const door = doors.get(head.dwellingId)
    if (!door || !head.userId || !head.phone) return []
    const looksAfter = head.key === 'steward' || (!head.key && i % every === 0 && i > 0 && i / every < stewards)
    const grants: Home['grants'] = [{ role: 'resident' }]
    if (looksAfter) grants.push({ role: 'building_steward', areaPath: head.areaPath })
    return [{ key: head.userId, name: head.name, grants, phone: head.phone, dwellingId: door.id, point: door.point }]
  })
}

const standing = (home: Home, { mesh }: TownAreas) =>
  home.key === 'neighbour' ? mesh.pointOf(neighbourAt) : home.point

/** Somebody of another community of the town, with no address bound. */
function stranger({ areas, mesh }: TownAreas, phoneSerial: number) {
  const elsewhere = areas.find((area) => area.level === 'community' && area.ring && area.code !== storyCommunityCode)
  const [lng, lat] = elsewhere?.center ?? [0, 0]
  const point = mesh.pointOf(mesh.metresOf({ lng, lat }))
  const grants: TownPerson['grants'] = [{ role: 'resident' }]
  return { key: 'stranger', name: storyNames.stranger, grants, point, phone: makePhone(phoneSerial) }
}

/** The story's officers are named on the rosters of their areas, so that a late case comes to a phone of the desk. */
function rostersOf(areas: readonly TownArea[]): Record<string, string[]> {
  const path = areas.find((area) => area.code === storyCommunityCode)?.path.split('/') ?? []
  const county = path.slice(0, 2).join('/')
  return {
    [path.join('/')]: ['clerk', 'secretary'],
    [path.slice(0, 3).join('/')]: ['street'],
    [county]: ['dispatcher'],
    [`${county}#municipal`]: ['department'],
  }
}
