import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import type { PooledCase } from '@jinlin/domain/cases/visibility'
import { isCallOut, leaves } from '@jinlin/domain/categories/catalogue'
import type { Role } from '@jinlin/domain/people/roles'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { inLanes } from '../infra/inLanes'
import { CaseModel } from './CaseModel'

/** As much of a case in the pool as says who may claim it, and who is not wanted for it; `metres` = how far it is, whole ones, where that was asked. */
export type Pooled = PooledCase & Pick<Case, '_id' | 'reporter'> & { metres?: number }

/** What somebody may claim, as a word by which those who may claim the same share a question: `reports`, what was handed up (`routed`), or the call-outs of some trades. */
export type PoolKind = string

/** So many of a kind one question brings, the nearest ones; the next question goes on from there. */
export const mostOfKind = 200
/** Questions on their way at the same time: phones of a large city stand in many places. */
const mostAtOnce = 8
/** The store's earth is a little larger than ours: who is just within reach stays so. */
const slack = 1.002
const fields = ['category', 'place', 'level', 'state', 'asking', 'poolSince', 'offer', 'reporter']
const callOuts = leaves.filter(({ code }) => isCallOut(code))
const claimsReports: readonly Role[] = ['grid_leader']
const claimsRouted: readonly Role[] = ['grid_leader', 'community_clerk', 'community_secretary', 'street_officer']

/** What somebody of these roles and trades may claim, as the domain's `claimRole` has it. */
export const kindsOf = (roles: readonly Role[], skills: readonly string[]): PoolKind[] => [
  ...(roles.includes('tradesperson') && skills.length > 0 ? [[...skills].sort().join(',')] : []),
  ...(roles.some((role) => claimsReports.includes(role)) ? ['reports'] : []),
  ...(roles.some((role) => claimsRouted.includes(role)) ? ['routed'] : []),
]

const codesFor = (skills: readonly string[]): string[] =>
  callOuts.filter(({ skill }) => skill && skills.includes(skill)).map(({ code }) => code)

const filterOf = (kind: PoolKind): object => {
  const open = { poolSince: op({ $gt: new Date(0) }) }
  if (kind === 'routed') return { ...open, 'asking.routed': true }
  if (kind === 'reports') return { ...open, category: op({ $nin: callOuts.map(({ code }) => code) }) }
  return { ...open, category: op({ $in: codesFor(kind.split(',')) }) }
}

const some = Object.fromEntries(fields.map((field) => [field, 1]))
// whole metres: a shelf of one metre can be asked for again and read by id
const shown = { $project: { ...some, metres: { $floor: '$metres' } } }

const circle = ({ coordinates: [lng, lat] }: GeoPoint, kind: PoolKind, from: number, to: number, more = {}) => ({
  $geoNear: {
    near: { type: 'Point' as const, coordinates: [lng, lat] as [number, number] },
    key: 'place.point',
    distanceField: 'metres',
    minDistance: from,
    maxDistance: to,
    query: { ...filterOf(kind), ...more },
    spherical: true as const,
  },
})

/** The question for the nearest of a kind within reach (metres) and not nearer than `from`, nearest first: an index answers it, whatever else is open there. */
export const nearest = (at: GeoPoint, reach: number, kind: PoolKind, from = 0) =>
  CaseModel.aggregate<Pooled>([circle(at, kind, from, reach * slack), { $limit: mostOfKind }, shown]).option({
    maxTimeMS: 2000,
  })

type Shelf = { at: GeoPoint; kind: PoolKind; metres: number; after: string }

/** Of a kind, by id after one, what lies so many whole metres away: a building may have more open than one question brings. */
const onShelf = ({ at, kind, metres, after }: Shelf) =>
  CaseModel.aggregate<Pooled>([
    circle(at, kind, metres, metres + 1, { _id: op({ $gt: after }) }),
    // its far edge is the next one's
    { $match: { metres: { $lt: metres + 1 } } },
    { $sort: { _id: 1 } },
    { $limit: mostOfKind },
    shown,
  ]).option({ maxTimeMS: 2000 })

/** Where a reading by area goes on: after this case of this area. */
export type InArea = { areaPath: string; id: string }

const beyond = (area: string, after: InArea | undefined): object => {
  const end = `${area}0`
  if (!after || after.areaPath < area) return { 'place.areaPath': op({ $gte: area, $lt: end }) }
  const { areaPath, id } = after
  return {
    $or: [
      { 'place.areaPath': areaPath < end ? areaPath : op({ $in: [] }), _id: op({ $gt: id }) },
      { 'place.areaPath': op({ $gt: areaPath, $lt: end }) },
    ],
  }
}

const within = (area: string, kind: PoolKind, placed: object, after?: InArea) =>
  CaseModel.find({ ...filterOf(kind), ...beyond(area, after), ...placed })
    .select(fields)
    .sort({ 'place.areaPath': 1, _id: 1 })
    .limit(mostOfKind)
    .lean<Pooled[]>()

const together = <Question>(ask: (question: Question) => PromiseLike<Pooled[]>) => {
  const asked = askTogether(
    async (keys) =>
      new Map(await inLanes(keys, mostAtOnce, async (key) => [key, await ask(JSON.parse(key) as Question)] as const)),
  )
  return async (question: Question): Promise<Pooled[]> => (await asked(JSON.stringify(question))) ?? []
}

type Around = { at: GeoPoint; reach: number; kind: PoolKind; from?: number }
type OfArea = { area: string; kind: PoolKind; after?: InArea }

/** Of a kind, the nearest within reach and not nearer than `from`; those who stand at one spot share the question. */
export const poolAround = together(({ at, reach, kind, from }: Around) => nearest(at, reach, kind, from))

/** Of a kind, by id after one, what lies at a distance of so many whole metres. */
export const poolAtMetres = together(onShelf)

/** Of a kind, what is open in an area. */
export const poolOfArea = together(({ area, kind, after }: OfArea) => within(area, kind, {}, after))

/** Of a kind, what is open in an area at a place whose distance nobody knows. */
export const poolWithoutPoint = together(({ area, kind, after }: OfArea) =>
  within(area, kind, { 'place.point.type': op({ $exists: false }) }, after),
)
