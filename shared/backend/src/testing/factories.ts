import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import type { Actor, Grant } from '@jinlin/domain/people/roles'
import { fileCase, type Tap } from '../cases/fileCase'
import { newId } from '../infra/newId'
import { actorOf } from '../people/actorOf'
import { type Enrolment, enrol } from '../people/enrol'
import type { User } from '../people/UserModel'
import { type Area, AreaModel, type AreaPolygon } from '../places/AreaModel'
import { areasChanged } from '../places/areaSet'

/** The paths of the tiny town. */
export const paths = {
  city: '1509',
  county: '1509/150902',
  street: '1509/150902/150902002',
  community: '1509/150902/150902002/150902002002',
  grid: '1509/150902/150902002/150902002002/150902002002001',
  grid2: '1509/150902/150902002/150902002002/150902002002002',
} as const

/** West and south corner of the first grid; both grids are 0.006° × 0.004° (about 500 m × 440 m), side by side. */
const corner = { lng: 113.11, lat: 41.03 } as const

const box = (west: number, south: number, east: number, north: number): AreaPolygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

/** A WGS-84 point so many metres east and north of the town's south-west corner. */
export const at = (east: number, north: number): GeoPoint => ({
  type: 'Point',
  coordinates: [corner.lng + east / 84_000, corner.lat + north / 111_195],
})

const area = (path: string, name: string, level: Area['level'], polygon?: AreaPolygon): Area => {
  const codes = path.split('/')
  const parentCode = codes.at(-2)
  return {
    _id: codes.at(-1) ?? '',
    name,
    level,
    path,
    ...(parentCode ? { parentCode } : {}),
    ...(polygon ? { polygon } : {}),
  }
}

const areas = (): Area[] => [
  area(paths.city, '乌兰察布市', 'city'),
  area(paths.county, '集宁区', 'county', box(113, 40.9, 113.3, 41.2)),
  area(paths.street, '泉山街道', 'street'),
  area(paths.community, '察哈尔社区', 'community'),
  area(paths.grid, '第一网格', 'grid', box(corner.lng, corner.lat, corner.lng + 0.006, corner.lat + 0.004)),
  area(paths.grid2, '第二网格', 'grid', box(corner.lng + 0.006, corner.lat, corner.lng + 0.012, corner.lat + 0.004)),
]

/** Stores a person; a resident unless grants say otherwise. */
export const buildUser = async (key: string, overrides: Partial<User> = {}, work?: Enrolment): Promise<Actor> => {
  const user: User = {
    _id: key,
    name: '居民',
    openids: [],
    grants: [{ role: 'resident' }],
    status: 'active',
    createdAt: new Date(),
    ...overrides,
  }
  await enrol(user, work)
  return actorOf(key)
}

/** Stores somebody who works here, on duty, at home 100 m into the first grid unless said otherwise. */
export const buildStaff = (key: string, name: string, grant: Grant, work: Enrolment = {}): Promise<Actor> =>
  buildUser(key, { name, grants: [{ role: 'resident' }, grant] }, { home: at(100, 100), ...work })

/** A county, a street, a community with two grids and one person of each kind, all on duty. */
export type Town = Awaited<ReturnType<typeof buildTown>>
export const buildTown = async () => {
  await AreaModel.insertMany(areas())
  await areasChanged()
  const { community, county, street, grid, grid2 } = paths
  return {
    resident: await buildUser('resident', { name: '居一' }),
    neighbour: await buildUser('neighbour', { name: '邻二' }),
    stranger: await buildUser('stranger', { name: '路三' }),
    leader: await buildStaff('leader', '王格长', { role: 'grid_leader', areaPath: grid }),
    leader2: await buildStaff('leader2', '李格长', { role: 'grid_leader', areaPath: grid2 }, { home: at(700, 100) }),
    plumber: await buildStaff('plumber', '赵水暖', { role: 'tradesperson', areaPath: grid }, { skills: ['plumber'] }),
    clerk: await buildStaff('clerk', '钱社工', { role: 'community_clerk', areaPath: community }),
    secretary: await buildStaff('secretary', '孙书记', { role: 'community_secretary', areaPath: community }),
    street: await buildStaff('street', '周街道', { role: 'street_officer', areaPath: street }),
    dispatcher: await buildStaff('dispatcher', '吴调度', { role: 'dispatcher', areaPath: county }),
    department: await buildStaff('department', '郑科员', {
      role: 'department_officer',
      areaPath: county,
      departmentId: 'municipal',
    }),
  }
}

/** 路灯 of the catalogue: an ordinary report. */
export const lamp = 'P0137'
/** 水暖: a call-out. */
export const plumbing = 'H0102'

/** Files a case as a tap would, in the middle of the first grid. */
export const buildCase = async (actor: Actor, overrides: Partial<Tap> = {}, now = new Date()): Promise<Case> => {
  const [lng, lat] = at(250, 220).coordinates
  const tap: Tap = {
    key: newId(now),
    category: lamp,
    point: { lng, lat, datum: 'wgs84' },
    via: 'miniapp',
    ...overrides,
  }
  return (await fileCase(actor, tap, now)).found
}
