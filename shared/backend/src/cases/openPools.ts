import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { standsInPoolOf } from '@jinlin/domain/cases/visibility'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import type { Actor } from '@jinlin/domain/people/roles'
import { metresBetween } from '@jinlin/domain/places/geo'
import { placeOfStaff, policyOfStaff } from '../dispatch/placeOfStaff'
import type { Staff } from '../dispatch/StaffModel'
import { staffTogether } from '../dispatch/staffTogether'
import { unwantedFor } from '../dispatch/unwanted'
import { caseTogether } from './caseTogether'
import { kindsOf, type Pooled } from './poolQuestions'
import { type Asker, poolStretch, type Stand, standOf } from './poolStretch'

/** A page of the pool somebody may claim from; `ids` = what was looked at for it, the page and some that follow; `next` goes on where the page ends, absent at the end. */
export type PoolPage = { items: Case[]; ids: string[]; next?: string }
/** Where a list goes on: distances stay those of where its first page was asked for. */
type Cursor = { at?: GeoPoint; last: Stand }
/** What of a stretch is this person's. */
type Sieve = (rows: Pooled[]) => Promise<Pooled[]>

const mostOnPage = 50
/** Stretches a page looks through at most: one that found less says where to go on. */
const mostStretches = 5
const empty: PoolPage = { items: [], ids: [] }

const wanted = async (rows: Pooled[], userId: string): Promise<Pooled[]> => {
  const unwanted = await Promise.all(rows.map(unwantedFor))
  return rows.filter((_, i) => !unwanted[i]?.has(userId))
}

/** Whose pool it is, and what of it this person may claim or would but for the cap. */
const asks = async (actor: Actor, staff: Staff, at: GeoPoint | undefined, now: Date): Promise<[Asker, Sieve]> => {
  const { radiiMetres, certifiedSkills } = await policyOfStaff(staff)
  const skills = validSkills(staff, certifiedSkills, now)
  const roles = actor.grants.map(({ role }) => role)
  const areas = [...new Set(staff.posts.flatMap(({ areaPath }) => (areaPath ? [areaPath] : [])))]
  const asker = { ...(at ? { at } : {}), reach: Math.max(...radiiMetres), areas, kinds: kindsOf(roles, skills) }
  const mine = (found: Pooled): boolean => {
    const { point } = found.place
    const work = { onDuty: true, openJobs: 0, skills, ...(at && point ? { metres: metresBetween(at, point) } : {}) }
    return found.offer?.to !== actor.userId && standsInPoolOf(found, { ...actor, staff: work }, { radiiMetres })
  }
  return [asker, (rows) => wanted(rows.filter(mine), actor.userId)]
}

/** What is this person's behind `after`: more than `limit` where there is so much; `end` = how far it was looked, absent at the pool's end. */
const standing = async (asker: Asker, sieve: Sieve, after: Stand | undefined, limit: number) => {
  const stands: Stand[] = []
  let end = after
  for (let read = 0; read < mostStretches && stands.length <= limit; read++) {
    const stretch = await poolStretch(asker, end)
    stands.push(...(await sieve(stretch.rows)).map(standOf))
    end = stretch.end
    if (!end) break
  }
  return { stands, end }
}

const readCursor = (after: string | undefined): Cursor | undefined => (after ? JSON.parse(after) : undefined)

/**
 * A page of the open pool cases this person may claim or would but for the cap, nearest first and by its pages to the end, so that no storm elsewhere hides what lies at their
 * door. A page may be short before the end where much of what is near is not theirs to claim. Nothing for whoever is off duty. Phones at one spot share their questions.
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
  const [asker, sieve] = await asks(actor, staff, at, now)
  const { stands, end } = await standing(asker, sieve, cursor?.last, limit)
  const page = stands.slice(0, limit)
  const whole = await Promise.all(page.map(({ id }) => caseTogether(id)))
  const last = stands.length > limit ? page.at(-1) : end
  return {
    items: whole.flatMap((found) => (found?.poolSince ? [found] : [])),
    ids: stands.map(({ id }) => id),
    ...(last ? { next: JSON.stringify({ ...(at ? { at } : {}), last } satisfies Cursor) } : {}),
  }
}
