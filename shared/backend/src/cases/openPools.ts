import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { standsInPoolOf } from '@jinlin/domain/cases/visibility'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains, pathAt } from '@jinlin/domain/places/area'
import { metresBetween } from '@jinlin/domain/places/geo'
import { placeOfStaff, policyOfStaff } from '../dispatch/placeOfStaff'
import type { Staff } from '../dispatch/StaffModel'
import { staffTogether } from '../dispatch/staffTogether'
import { unwantedFor } from '../dispatch/unwanted'
import { caseTogether } from './caseTogether'
import { kindsOf, type Pooled, type PoolKind, poolAround, poolOfArea, poolWithoutPoint } from './poolQuestions'

/** A page of the pool somebody may claim from; `ids` = the whole of it, `next` goes on where the page ends, absent at the end. */
export type PoolPage = { items: Case[]; ids: string[]; next?: string }
/** What pages are ordered by: the distance in metres, -1 where nobody knows it, then the id. */
type Stand = { id: string; metres: number }
/** Where a list goes on: distances stay those of where its first page was asked for. */
type Cursor = { at?: GeoPoint; last: Stand }

const mostOnPage = 50
const empty: PoolPage = { items: [], ids: [] }

const isAfter = (each: Stand, last: Stand): boolean =>
  each.metres > last.metres || (each.metres === last.metres && each.id > last.id)

const all = async (questions: Promise<Pooled[]>[]): Promise<Pooled[]> => {
  const rows = (await Promise.all(questions)).flat()
  return [...new Map(rows.map((row) => [row._id, row])).values()]
}

/** Those within reach of where the person is, and those of the own areas whose place, or whose distance, nobody knows. */
const near = async (
  { posts }: Staff,
  at: GeoPoint | undefined,
  reach: number,
  kinds: PoolKind[],
): Promise<Pooled[]> => {
  const areas = [...new Set(posts.flatMap(({ areaPath }) => (areaPath ? [areaPath] : [])))]
  if (!at) return all(areas.flatMap((area) => kinds.map((kind) => poolOfArea({ area, kind }))))
  const districts = [...new Set(areas.map((path) => pathAt(path, 'county') ?? path))]
  const [around, pointless] = await Promise.all([
    all(kinds.map((kind) => poolAround({ at, reach, kind }))),
    all(districts.flatMap((area) => kinds.map((kind) => poolWithoutPoint({ area, kind })))),
  ])
  return [...around, ...pointless.filter(({ place }) => areas.some((area) => contains(area, place.areaPath)))]
}

const wanted = async (rows: Pooled[], userId: string): Promise<Pooled[]> => {
  const unwanted = await Promise.all(rows.map(unwantedFor))
  return rows.filter((_, i) => !unwanted[i]?.has(userId))
}

/** What of the pool this person may claim or would but for the cap, with how far it is, nearest first. */
const standsFor = async (actor: Actor, staff: Staff, at: GeoPoint | undefined, now: Date): Promise<Stand[]> => {
  const { radiiMetres, certifiedSkills } = await policyOfStaff(staff)
  const skills = validSkills(staff, certifiedSkills, now)
  const kinds = kindsOf(
    actor.grants.map(({ role }) => role),
    skills,
  )
  const distance = ({ place: { point } }: Pooled) => (at && point ? metresBetween(at, point) : undefined)
  const mine = (found: Pooled): boolean => {
    const metres = distance(found)
    const work = { onDuty: true, openJobs: 0, skills, ...(metres === undefined ? {} : { metres }) }
    return found.offer?.to !== actor.userId && standsInPoolOf(found, { ...actor, staff: work }, { radiiMetres })
  }
  const rows = (await near(staff, at, Math.max(...radiiMetres), kinds)).filter(mine)
  const stands = (await wanted(rows, actor.userId)).map((row) => ({ id: row._id, metres: distance(row) ?? -1 }))
  return stands.sort((a, b) => (isAfter(a, b) ? 1 : -1))
}

const readCursor = (after: string | undefined): Cursor | undefined => (after ? JSON.parse(after) : undefined)

/**
 * A page of the open pool cases this person may claim or would but for the cap, nearest first: of each kind they may claim the nearest 200, so that no storm elsewhere hides
 * what lies at their door. Nothing for whoever is off duty. Phones at one spot share their questions.
 */
export const openPoolFor = async (
  actor: Actor,
  now: Date,
  after?: string,
  limit: number = mostOnPage,
): Promise<PoolPage> => {
  const staff = actor.grants.some(({ role }) => role !== 'resident') ? await staffTogether(actor.userId) : undefined
  if (!staff?.onDuty) return empty
  const cursor = readCursor(after)
  const at = cursor ? cursor.at : await placeOfStaff(staff, undefined, now)
  const stands = await standsFor(actor, staff, at, now)
  const left = cursor ? stands.filter((each) => isAfter(each, cursor.last)) : stands
  const page = left.slice(0, limit)
  const whole = await Promise.all(page.map(({ id }) => caseTogether(id)))
  const last = page.at(-1)
  return {
    items: whole.flatMap((found) => (found?.poolSince ? [found] : [])),
    ids: stands.map(({ id }) => id),
    ...(left.length > limit && last ? { next: JSON.stringify({ ...(at ? { at } : {}), last } satisfies Cursor) } : {}),
  }
}
