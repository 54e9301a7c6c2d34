import type { GeoPoint } from '@jinlin/domain/cases/case'
import { contains, pathAt } from '@jinlin/domain/places/area'
import {
  mostOfKind,
  type Pooled,
  type PoolKind,
  poolAround,
  poolAtMetres,
  poolOfArea,
  poolWithoutPoint,
} from './poolQuestions'

/** Where a case stands in a pool: by whole metres, -1 where nobody knows how far it is; then by area where that is so; then by id. */
export type Stand = { metres: number; areaPath: string; id: string }
/** A stretch of the pool that has no gap; it ends at `end`, at the pool's end where that is absent. */
export type Stretch = { rows: Pooled[]; end?: Stand }
/** Whose pool: where the person is, if that is known, how far they go (metres), the own areas, what they may claim. */
export type Asker = { at?: GeoPoint; reach: number; areas: string[]; kinds: PoolKind[] }

/** Where this case stands. */
export const standOf = ({ _id: id, metres, place }: Pooled): Stand =>
  metres === undefined ? { metres: -1, areaPath: place.areaPath, id } : { metres, areaPath: '', id }

/** Whether one stands behind the other. */
export const isBehind = (a: Stand, b: Stand): boolean => {
  if (a.metres !== b.metres) return a.metres > b.metres
  return a.areaPath === b.areaPath ? a.id > b.id : a.areaPath > b.areaPath
}

const untilFull = (rows: Pooled[]): Stretch => {
  const last = rows.length < mostOfKind ? undefined : rows.at(-1)
  return last ? { rows, end: standOf(last) } : { rows }
}

/** The nearest are asked for without an order among those equally far: the last metre is left to the next stretch, which reads it by id. */
const around = async (at: GeoPoint, reach: number, kind: PoolKind, after?: Stand): Promise<Stretch> => {
  const last = after && after.metres >= 0 ? after : undefined
  const here = last ? await poolAtMetres({ at, kind, metres: last.metres, after: last.id }) : []
  if (here.length === mostOfKind) return untilFull(here)
  const farther = await poolAround({ at, reach, kind, ...(last ? { from: last.metres + 1 } : {}) })
  const edge = farther.length < mostOfKind ? undefined : farther.at(-1)?.metres
  if (edge === undefined) return { rows: [...here, ...farther] }
  const whole = farther.filter(({ metres = 0 }) => metres < edge)
  return { rows: [...here, ...whole], end: { metres: edge, areaPath: '', id: '' } }
}

/** The people of a district share its question; where it has more than one question brings, each asks by the own area. */
const withoutPoint = async (area: string, kind: PoolKind, after?: Stand): Promise<Stretch> => {
  if (after && after.metres >= 0) return { rows: [] }
  const shared = await poolWithoutPoint({ area: pathAt(area, 'county') ?? area, kind })
  if (shared.length < mostOfKind) return { rows: shared.filter(({ place }) => contains(area, place.areaPath)) }
  return untilFull(await poolWithoutPoint({ area, kind, ...(after ? { after } : {}) }))
}

const parts = ({ at, reach, areas, kinds }: Asker, after?: Stand): Promise<Stretch>[] => {
  const each = areas.flatMap((area) => kinds.map((kind) => ({ area, kind })))
  if (at)
    return [
      ...kinds.map((kind) => around(at, reach, kind, after)),
      ...each.map(({ area, kind }) => withoutPoint(area, kind, after)),
    ]
  return each.map(async (asked) => untilFull(await poolOfArea({ ...asked, ...(after ? { after } : {}) })))
}

/** What stands in somebody's pool next, in order and each once: within reach of where they are, and of the own areas what has no known distance, which comes first. */
export const poolStretch = async (asker: Asker, after?: Stand): Promise<Stretch> => {
  const read = await Promise.all(parts(asker, after))
  const end = read
    .flatMap((part) => part.end ?? [])
    .reduce<Stand | undefined>((a, b) => (a && isBehind(b, a) ? a : b), undefined)
  const once = new Map(read.flatMap(({ rows }) => rows).map((row) => [row._id, row]))
  const rows = [...once.values()]
    .filter((row) => !(end && isBehind(standOf(row), end)) && !(after && !isBehind(standOf(row), after)))
    .sort((a, b) => (isBehind(standOf(a), standOf(b)) ? 1 : -1))
  return { rows, ...(end ? { end } : {}) }
}
