import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import type { SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { familyOf, isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import { likenessOf } from '@jinlin/domain/categories/likenessOf'
import { metresBetween } from '@jinlin/domain/places/geo'
import { isEmergencyCase } from '@jinlin/domain/understanding/emergency'
import { unknownCategory } from '@jinlin/domain/understanding/lexicon'
import { personText } from '@jinlin/domain/words/persons'
import { askEach } from '../infra/askEach'
import { op } from '../infra/defineModel'
import { lookUpEach } from '../infra/lookUpEach'
import { idFloor } from '../infra/newId'
import { byNear, CaseModel, type StoredCase } from './CaseModel'

/** Another report of the same thing: as near, as recent, and of the same family. */
const likeness = { metres: 50, hours: 24 } as const
/** Sides of a cell in degrees; more than 50 m each way wherever people live in China. */
const side = 0.001
const latitudeReach = 0.00046
const mostLookedAt = 8
/** MongoDB walks up to 200 ranges of an index in the order asked for (`internalQueryMaxScansToExplode`); of more it reads all and sorts them. */
const mostCells = 150

const cell = (degrees: number): number => Math.floor(degrees / side)
const keyOf = (category: string, x: number, y: number): string => `${familyOf(category)}|${x}|${y}`

type Matter = Pick<Case, 'category' | 'critical' | 'place'>

/** Restricted matters, unknown places, call-outs (two homes need two plumbers), emergencies (nobody in danger is told to join in) and matters without a name (who knows whether they are the same) are nobody's neighbour. */
const pointOf = (found: Matter): GeoPoint | undefined => {
  const { category, place } = found
  const alone = leaf(category)?.restricted || isCallOut(category) || category === unknownCategory
  return alone || isEmergencyCase(found) ? undefined : place.point
}

/** What finds an open case from near by: its family and cell. Finished ones have none, so the index stays small. */
export const nearOf = (found: Matter & Pick<Case, 'state'>): string | undefined => {
  const point = isOpen(found.state) ? pointOf(found) : undefined
  return point && keyOf(found.category, cell(point.coordinates[0]), cell(point.coordinates[1]))
}

const cellsAround = (category: string, { coordinates: [lng, lat] }: GeoPoint): string[] => {
  const reach = latitudeReach / Math.cos((lat * Math.PI) / 180)
  const keys: string[] = []
  for (let x = cell(lng - reach); x <= cell(lng + reach); x += 1) {
    for (let y = cell(lat - latitudeReach); y <= cell(lat + latitudeReach); y += 1) keys.push(keyOf(category, x, y))
  }
  return keys
}

const shown = (found: StoredCase): SimilarCase => ({
  id: found._id,
  number: found.number,
  category: found.category,
  at: found.clocks.startedAt.toISOString(),
  state: found.state,
  ...(found.assignee ? { handler: personText(found.assignee.name, found.assignee.role) } : {}),
})

/** A matter in somebody's words. */
type Told = Matter & Pick<Case, 'words'>
type Fresh = Told & { userId: string }

const fields = {
  words: 1,
  near: 1,
  number: 1,
  category: 1,
  state: 1,
  'place.point': 1,
  'reporter.userId': 1,
  'assignee.name': 1,
  'clocks.startedAt': 1,
} as const

/** The newest of a tap's cells. How old they may be is not asked: the planner would then like to walk through everything reported since. */
const newestInCells = {
  from: 'cases',
  localField: 'cells',
  foreignField: 'near',
  as: 'found',
  pipeline: [{ $sort: { _id: -1 } }, { $limit: mostLookedAt }, { $project: fields }],
}

/** All in the cells, newest first, unless they are more than the taps look at: a plain walk of the index is a tenth of the work of looking each list up. */
const unlessCrowded = async (cells: string[], most: number): Promise<StoredCase[] | undefined> => {
  if (cells.length > mostCells) return undefined
  const found = await CaseModel.find({ near: op({ $in: cells }) })
    .hint(byNear)
    .sort({ _id: -1 })
    .limit(most + 1)
    .select(fields)
    .lean<StoredCase[]>()
  return found.length <= most ? found : undefined
}

/** One question for all taps of the same moment: each gets the newest cases of its own cells, newest first. */
const newestOfAll = async (asked: readonly string[][]): Promise<StoredCase[][]> => {
  const few = await unlessCrowded([...new Set(asked.flat())], asked.length * mostLookedAt)
  if (few) return asked.map((cells) => few.filter(({ near }) => near && cells.includes(near)).slice(0, mostLookedAt))
  const answers = await lookUpEach<{ i: number; found: StoredCase[] }>(
    asked.map((cells, i) => ({ i, cells })),
    newestInCells,
  )
  const byPlace = new Map(answers.map(({ i, found }) => [i, found]))
  return asked.map((_, i) => byPlace.get(i) ?? [])
}

const newestIn = askEach(newestOfAll)

type Alike = { each: StoredCase; likeness: number; metres: number }

/** Open cases of the same family within 50 m and 24 h whose words don't speak of something else, the likest first, then the nearest. Of a crowd only the newest are looked at. */
const alike = async (matter: Told, now: Date): Promise<Alike[]> => {
  const point = pointOf(matter)
  if (!point) return []
  const near = await newestIn(cellsAround(matter.category, point))
  const floor = idFloor(new Date(now.getTime() - likeness.hours * 3_600_000))
  return near
    .filter(({ _id }) => _id > floor)
    .map((each) => ({
      each,
      likeness: likenessOf(matter, each),
      metres: each.place.point ? metresBetween(point, each.place.point) : Number.POSITIVE_INFINITY,
    }))
    .filter((found) => found.metres <= likeness.metres && found.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.metres - b.metres)
}

/** The open case most like a fresh one that somebody else reported (50 m, 24 h, same family, words that don't differ); masked. */
export const findSimilar = async ({ userId, ...matter }: Fresh, now: Date): Promise<SimilarCase | undefined> => {
  const [best] = (await alike(matter, now)).filter(({ each }) => each.reporter.userId !== userId)
  return best && shown(best.each)
}

const mostSuggested = 3

/** What an open case could be merged with, or the other way round, for those who work on it: the likest three by anybody, masked. */
export const suggestMerges = async (found: Case, now: Date): Promise<(SimilarCase & { metres: number })[]> => {
  const others = (await alike(found, now)).filter(({ each }) => each._id !== found._id)
  return others.slice(0, mostSuggested).map(({ each, metres }) => ({ ...shown(each), metres: Math.round(metres) }))
}
