import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import type { PooledCase } from '@jinlin/domain/cases/visibility'
import { isCallOut, leaves } from '@jinlin/domain/categories/catalogue'
import type { Role } from '@jinlin/domain/people/roles'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { inLanes } from '../infra/inLanes'
import { inArea } from '../people/scope'
import { CaseModel } from './CaseModel'

/** As much of a case in the pool as says who may claim it, and who is not wanted for it. */
export type Pooled = PooledCase & Pick<Case, '_id' | 'reporter'>

/** What somebody may claim, as a word by which those who may claim the same share a question: `reports`, what was handed up (`routed`), or the call-outs of some trades. */
export type PoolKind = string

/** So many of a kind are listed, the nearest ones. */
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

/** The question for the nearest of a kind within reach (metres), nearest first: an index answers it, whatever else is open there. */
export const nearest = ({ coordinates }: GeoPoint, reach: number, kind: PoolKind) =>
  CaseModel.aggregate<Pooled>([
    {
      $geoNear: {
        near: { type: 'Point', coordinates: [coordinates[0], coordinates[1]] },
        key: 'place.point',
        distanceField: 'metres',
        maxDistance: reach * slack,
        query: filterOf(kind),
        spherical: true,
      },
    },
    { $limit: mostOfKind },
    { $project: Object.fromEntries(fields.map((field) => [field, 1])) },
  ]).option({ maxTimeMS: 2000 })

const within = (area: string, kind: PoolKind, placed: object) =>
  CaseModel.find({ ...filterOf(kind), ...inArea(area), ...placed })
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

/** Of a kind, the nearest within reach; those who stand at one spot share the question. */
export const poolAround = together(({ at, reach, kind }: { at: GeoPoint; reach: number; kind: PoolKind }) =>
  nearest(at, reach, kind),
)

/** Of a kind, what is open in an area. */
export const poolOfArea = together(({ area, kind }: { area: string; kind: PoolKind }) => within(area, kind, {}))

/** Of a kind, what is open in an area at a place whose distance nobody knows. */
export const poolWithoutPoint = together(({ area, kind }: { area: string; kind: PoolKind }) =>
  within(area, kind, { 'place.point.type': op({ $exists: false }) }),
)
