import { waiting } from '@jinlin/domain/cases/states'
import type { Actor } from '@jinlin/domain/people/roles'
import { codesOf } from '@jinlin/domain/places/area'
import { CaseModel } from '../cases/CaseModel'
import { Cached } from '../infra/cached'
import { type Watch, watchScope } from './watchScope'

/** How many promises are broken, and how many soon will be, by kind. */
export type DueCounts = { respondSoon: number; respondLate: number; closeSoon: number; closeLate: number }
/** The same by the areas right below, and by the people who are asked or work on it (`userId`), the most pressed first. */
export type WatchFigures = {
  total: DueCounts
  areas: (DueCounts & { path: string })[]
  people: (DueCounts & { userId: string })[]
}

/** A closing that is due within so many ms is soon; a response always is. */
const soonMs = 2 * 3_600_000
const mostPeople = 50
/** A board is as old as this at most, in milliseconds, however many look. */
const cached = new Cached<Row[]>(2000)

type Row = { _id: { area?: string; person?: string; respond: boolean; late: boolean }; count: number }

const nothing = (): DueCounts => ({ respondSoon: 0, respondLate: 0, closeSoon: 0, closeLate: 0 })

const grouped = ({ filter, hint }: Watch, depth: number, now: Date): Promise<Row[]> =>
  CaseModel.aggregate<Row>([
    { $match: { $and: [filter, { dueBy: { $lt: new Date(now.getTime() + soonMs) } }] } },
    {
      $group: {
        _id: {
          area: { $arrayElemAt: ['$areas', depth] },
          person: { $ifNull: ['$assignee.userId', '$offer.to'] },
          respond: {
            $and: [{ $in: ['$state', [...waiting]] }, { $eq: [{ $type: '$clocks.respondedAt' }, 'missing'] }],
          },
          late: { $lte: ['$dueBy', now] },
        },
        count: { $sum: 1 },
      },
    },
  ]).hint(hint)

const add = (counts: DueCounts, { _id: { respond, late }, count }: Row): void => {
  if (respond) counts[late ? 'respondLate' : 'respondSoon'] += count
  else counts[late ? 'closeLate' : 'closeSoon'] += count
}

const by = (rows: readonly Row[], keyOf: (row: Row) => string | undefined): [string, DueCounts][] => {
  const sums = new Map<string, DueCounts>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const counts = sums.get(key) ?? nothing()
    add(counts, row)
    sums.set(key, counts)
  }
  return [...sums]
}

const pressed = (a: DueCounts, b: DueCounts): number =>
  b.respondLate + b.closeLate - a.respondLate - a.closeLate || b.respondSoon + b.closeSoon - a.respondSoon - a.closeSoon

/** What is about to be broken in an area, and what is: in all, by the areas below it, by person. At most two seconds old. `not_found` for an area that isn't the actor's. */
export const watchFigures = async (actor: Actor, area: string, now: Date): Promise<WatchFigures> => {
  const watches = watchScope(actor, area)
  const depth = codesOf(area).length
  const rows = await cached.get(`${area} ${JSON.stringify(watches)}`, async () =>
    (await Promise.all(watches.map((watch) => grouped(watch, depth, now)))).flat(),
  )
  const total = nothing()
  for (const row of rows) add(total, row)
  const areas = by(rows, ({ _id }) => _id.area).map(([path, counts]) => ({ path, ...counts }))
  const people = by(rows, ({ _id }) => _id.person).map(([userId, counts]) => ({ userId, ...counts }))
  return {
    total,
    areas: areas.sort((a, b) => pressed(a, b) || (a.path < b.path ? -1 : 1)),
    people: people.sort((a, b) => pressed(a, b) || (a.userId < b.userId ? -1 : 1)).slice(0, mostPeople),
  }
}
