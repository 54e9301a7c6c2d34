import type { Place } from '../cases/case'
import type { NewCase } from '../cases/submitCase'
import { defaultPolicy, type Policy } from '../dispatch/policy'
import type { Actor, Grant, Role } from '../people/roles'
import { workCalendar } from './holidays'

/** A Wednesday morning in Shanghai, in office hours. */
export const morning = new Date('2026-11-18T01:00:00.000Z')

/** So many minutes after `morning`, or after another moment. */
export const minutes = (count: number, after: Date = morning): Date => new Date(after.getTime() + count * 60_000)

/** The defaults of product.md with China's holidays. */
export const aPolicy = (overrides: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy,
  calendar: workCalendar,
  ...overrides,
})

/** The paths of the tiny town: city, county, street, community, grid. */
export const county = '1509/150902'
export const street = `${county}/150902002`
export const community = `${street}/150902002002`
export const grid = `${community}/150902002002001`
export const grid2 = `${community}/150902002002002`

/** A place in the first grid. */
export const aPlace = (overrides: Partial<Place> = {}): Place => ({
  point: { type: 'Point', coordinates: [113.115, 41.034] },
  areaPath: grid,
  gridCode: '150902002002001',
  ...overrides,
})

/** A place known no closer than the community: its inbox. */
export const inboxPlace = (): Place => ({ areaPath: community, unknown: true })

const person = (userId: string, name: string, grants: Grant[] = [], rest: Partial<Actor> = {}): Actor => ({
  userId,
  name,
  grants,
  ...rest,
})
const onDuty = (skills: string[] = []) => ({ staff: { onDuty: true, openJobs: 0, skills, metres: 300 } })
const officer =
  (userId: string, name: string, role: Role, areaPath: string) =>
  (rest: Partial<Actor> = {}) =>
    person(userId, name, [{ role, areaPath }], { ...onDuty(), ...rest })

/** The resident who taps. */
export const resident = (rest: Partial<Actor> = {}): Actor => person('resident', '王芳', [], rest)
/** Lives next door; may follow, may not confirm. */
export const neighbour = (rest: Partial<Actor> = {}): Actor => person('neighbour', '赵敏', [], rest)
/** Lives elsewhere and has nothing to do with the case. */
export const stranger = (rest: Partial<Actor> = {}): Actor => person('stranger', '孙立', [], rest)
/** Leader of the first grid, on duty, 300 m away. */
export const leader = officer('leader', '李强', 'grid_leader', grid)
/** Leader of the next grid. */
export const leader2 = officer('leader2', '周刚', 'grid_leader', grid2)
/** Clerk of the community. */
export const clerk = officer('clerk', '刘洋', 'community_clerk', community)
/** A second clerk, who can agree to what the first one asked. */
export const clerk2 = officer('clerk2', '郑琴', 'community_clerk', community)
/** Secretary of the community. */
export const secretary = officer('secretary', '陈静', 'community_secretary', community)
/** Officer of the street. */
export const streetOfficer = officer('street', '杨光', 'street_officer', street)
/** Dispatcher of the district centre. */
export const dispatcher = officer('dispatcher', '黄海', 'dispatcher', county)
/** A second dispatcher. */
export const dispatcher2 = officer('dispatcher2', '何平', 'dispatcher', county)
/** Plumber with the trade's skill, on duty, 300 m away. */
export const plumber = (rest: Partial<Actor> = {}): Actor =>
  person('plumber', '吴军', [{ role: 'tradesperson', areaPath: community }], { ...onDuty(['plumber']), ...rest })
/** Officer of the department that transferred cases of the tests go to. */
export const departmentOfficer = (rest: Partial<Actor> = {}): Actor =>
  person('department', '徐明', [{ role: 'department_officer', departmentId: 'urban_management', areaPath: county }], {
    ...onDuty(),
    ...rest,
  })

/** A tap of the resident in the first grid, without an undo window. */
export const aTap = (overrides: Partial<NewCase> = {}): NewCase => ({
  id: 'case-1',
  key: 'tap-1',
  number: '150902-2026-000001',
  category: 'P0137',
  words: '',
  attachments: [],
  place: aPlace(),
  reporter: { userId: 'resident', name: '王芳', via: 'miniapp', hidden: false, happenedAt: morning },
  level: 'grid',
  dispatchAt: morning,
  ...overrides,
})
