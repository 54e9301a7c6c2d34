import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { type PooledCase, standsInPoolOf } from '@jinlin/domain/cases/visibility'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains, pathAt } from '@jinlin/domain/places/area'
import { earthRadius, metresBetween } from '@jinlin/domain/places/geo'
import { placeOfStaff, policyOfStaff } from '../dispatch/placeOfStaff'
import type { Staff } from '../dispatch/StaffModel'
import { staffTogether } from '../dispatch/staffTogether'
import { unwantedFor } from '../dispatch/unwanted'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { inLanes } from '../infra/inLanes'
import { inArea } from '../people/scope'
import { CaseModel } from './CaseModel'
import { caseTogether } from './caseTogether'

/** As much of a case in the pool as says who may claim it. */
type Pooled = PooledCase & Pick<Case, '_id'>

const fields = 'category place level state asking poolSince offer'
/** Sides of a square within which phones share one question, in degrees (about 5 km), and how far its corners are from its middle, in metres. */
const side = 0.05
const corner = 4000
const mostInSquare = 2000
const mostInPool = 50
/** Questions on their way at the same time: phones of a large city stand in many squares. */
const mostAtOnce = 8
const pooled = { poolSince: op({ $gt: new Date(0) }) }

const middle = (degrees: number): number => Math.floor(degrees / side) * side + side / 2

const inSquare = async (key: string): Promise<Pooled[]> => {
  const [lng = 0, lat = 0, reach = 0] = key.split('|').map(Number)
  const circle = { $centerSphere: [[lng, lat], (reach + corner) / earthRadius] }
  return CaseModel.find({ ...pooled, 'place.point': op({ $geoWithin: circle }) })
    .select(fields)
    .sort({ poolSince: 1 })
    .limit(mostInSquare)
    .lean<Pooled[]>()
}

const within = (placed: object) => (path: string) =>
  CaseModel.find({ ...pooled, ...inArea(path), ...placed })
    .select(fields)
    .limit(mostInSquare)
    .lean<Pooled[]>()

const each = (ask: (key: string) => Promise<Pooled[]>) => async (keys: string[]) =>
  new Map(await inLanes(keys, mostAtOnce, async (key) => [key, await ask(key)] as const))

const around = askTogether(each(inSquare))
const ofArea = askTogether(each(within({})))
const withoutPoint = askTogether(each(within({ 'place.point': op({ $exists: false }) })))

const all = async (questions: Promise<Pooled[] | undefined>[]): Promise<Pooled[]> =>
  (await Promise.all(questions)).flatMap((rows = []) => rows)

/** Those within reach of where the person is, and those of the own areas whose place, or whose distance, nobody knows. */
const near = async ({ posts }: Staff, at: GeoPoint | undefined, reach: number): Promise<Pooled[]> => {
  const areas = posts.flatMap(({ areaPath }) => (areaPath ? [areaPath] : []))
  const districts = [...new Set(areas.map((path) => pathAt(path, 'county') ?? path))]
  const inOwnArea = ({ place }: Pooled) => areas.some((area) => contains(area, place.areaPath))
  if (!at) return all(areas.map(ofArea))
  const [lng, lat] = at.coordinates
  const [square, pointless] = await Promise.all([
    all([around(`${middle(lng)}|${middle(lat)}|${reach}`)]),
    all(districts.map(withoutPoint)),
  ])
  const isNear = ({ place: { point } }: Pooled) => point !== undefined && metresBetween(at, point) <= reach
  return [...square.filter(isNear), ...pointless.filter(inOwnArea)]
}

/** Open pool cases this person may claim or would but for the cap, the longest open first, at most 50; none for whoever is off duty. Phones of one neighbourhood share their questions. */
export const openPoolsFor = async (actor: Actor, now: Date): Promise<Case[]> => {
  const staff = actor.grants.some(({ role }) => role !== 'resident') ? await staffTogether(actor.userId) : undefined
  if (!staff?.onDuty) return []
  const [{ radiiMetres, certifiedSkills }, at] = await Promise.all([
    policyOfStaff(staff),
    placeOfStaff(staff, undefined, now),
  ])
  const claimant = { ...actor, staff: { onDuty: true, openJobs: 0, skills: validSkills(staff, certifiedSkills, now) } }
  const mine = (found: Pooled): boolean =>
    found.offer?.to !== actor.userId && standsInPoolOf(found, claimant, { radiiMetres })
  const pools = (await near(staff, at, Math.max(...radiiMetres))).filter(mine)
  const since = ({ poolSince }: Pick<Case, 'poolSince'>) => poolSince?.getTime() ?? 0
  const longest = pools.sort((a, b) => since(a) - since(b)).slice(0, mostInPool)
  const whole = await Promise.all(longest.map(({ _id }) => caseTogether(_id)))
  const open = whole.flatMap((found) => (found?.poolSince ? [found] : []))
  const unwanted = await Promise.all(open.map(unwantedFor))
  return open.filter((_, i) => !unwanted[i]?.has(actor.userId))
}
