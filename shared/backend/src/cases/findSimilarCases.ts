import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import type { SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { familyOf, isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import { metresBetween } from '@jinlin/domain/places/geo'
import { isEmergencyCase } from '@jinlin/domain/understanding/emergency'
import { unknownCategory } from '@jinlin/domain/understanding/lexicon'
import { personText } from '@jinlin/domain/words/persons'
import { askEach } from '../infra/askEach'
import { lookUpEach } from '../infra/lookUpEach'
import { idFloor } from '../infra/newId'
import type { StoredCase } from './CaseModel'

/** Another report of the same thing: as near, as recent, and of the same family. */
const likeness = { metres: 50, hours: 24 } as const
/** Sides of a cell in degrees; more than 50 m each way wherever people live in China. */
const side = 0.001
const latitudeReach = 0.00046
const mostLookedAt = 8

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

type Fresh = Matter & { userId: string }

const fields = {
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

/** One question for all taps of the same moment: each gets the newest cases of its own cells, newest first. */
const newestOfAll = async (asked: readonly string[][]): Promise<StoredCase[][]> => {
  const answers = await lookUpEach<{ i: number; found: StoredCase[] }>(
    asked.map((cells, i) => ({ i, cells })),
    newestInCells,
  )
  const byPlace = new Map(answers.map(({ i, found }) => [i, found]))
  return asked.map((_, i) => byPlace.get(i) ?? [])
}

const newestIn = askEach(newestOfAll)

/** The nearest open case of the same family within 50 m and 24 h that somebody else reported; masked. Of a crowd only the newest are looked at. */
export const findSimilar = async ({ userId, ...matter }: Fresh, now: Date): Promise<SimilarCase | undefined> => {
  const point = pointOf(matter)
  if (!point) return undefined
  const near = await newestIn(cellsAround(matter.category, point))
  const floor = idFloor(new Date(now.getTime() - likeness.hours * 3_600_000))
  const best = near
    .filter(({ _id, reporter }) => _id > floor && reporter.userId !== userId)
    .map((each) => ({
      each,
      metres: each.place.point ? metresBetween(point, each.place.point) : Number.POSITIVE_INFINITY,
    }))
    .filter(({ metres }) => metres <= likeness.metres)
    .sort((a, b) => a.metres - b.metres)[0]
  return best && shown(best.each)
}
