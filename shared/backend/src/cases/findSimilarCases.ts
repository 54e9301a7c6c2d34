import type { GeoPoint, Place } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import type { SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { familyOf, leaf } from '@jinlin/domain/categories/catalogue'
import { maskName } from '@jinlin/domain/people/mask'
import { metresBetween } from '@jinlin/domain/places/geo'
import { op } from '../infra/defineModel'
import { idFloor } from '../infra/newId'
import { CaseModel, type StoredCase } from './CaseModel'

/** Another report of the same thing: as near, as recent, and of the same family. */
const likeness = { metres: 50, hours: 24 } as const
/** Sides of a cell in degrees; more than 50 m each way wherever people live in China. */
const side = 0.001
const latitudeReach = 0.00046
const mostLookedAt = 30

const cell = (degrees: number): number => Math.floor(degrees / side)
const keyOf = (category: string, x: number, y: number): string => `${familyOf(category)}|${x}|${y}`

/** What finds a case from near by: its family and cell. Restricted matters and unknown places have none. */
export const nearOf = ({ category, place }: { category: string; place: Place }): string | undefined => {
  if (!place.point || leaf(category)?.restricted) return undefined
  const [lng, lat] = place.point.coordinates
  return keyOf(category, cell(lng), cell(lat))
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
  ...(found.assignee ? { handler: maskName(found.assignee.name) } : {}),
})

type Fresh = { category: string; place: Place; userId: string }

/** The nearest open case of the same family within 50 m and 24 h that somebody else reported; masked. */
export const findSimilar = async ({ category, place, userId }: Fresh, now: Date): Promise<SimilarCase | undefined> => {
  const { point } = place
  if (!point || nearOf({ category, place }) === undefined) return undefined
  const since = new Date(now.getTime() - likeness.hours * 3_600_000)
  const near = await CaseModel.find({
    near: op({ $in: cellsAround(category, point) }),
    _id: op({ $gt: idFloor(since) }),
  })
    .select('number category state place.point reporter.userId assignee.name clocks.startedAt')
    .sort({ _id: -1 })
    .limit(mostLookedAt)
    .lean<StoredCase[]>()
  const best = near
    .filter((each) => isOpen(each.state) && each.reporter.userId !== userId)
    .map((each) => ({
      each,
      metres: each.place.point ? metresBetween(point, each.place.point) : Number.POSITIVE_INFINITY,
    }))
    .filter(({ metres }) => metres <= likeness.metres)
    .sort((a, b) => a.metres - b.metres)[0]
  return best && shown(best.each)
}
