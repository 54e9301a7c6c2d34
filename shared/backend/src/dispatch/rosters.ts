import type { Department } from '@jinlin/domain/categories/codes'
import type { RosterBody } from '@jinlin/domain/dispatch/rosterApi'
import { keepsRoster, rosterLevel } from '@jinlin/domain/dispatch/rosters'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { inTransaction } from '../infra/inTransaction'
import { noteDeed } from '../people/audit'
import type { Area } from '../places/AreaModel'
import { areaByCode } from '../places/areaSet'
import { holdersOf } from './holdersOf'
import { type Officer, type Post, rosterIdOf } from './officerPosts'
import { RosterModel } from './RosterModel'

/** Whose roster: an area by its code, or a department of that district. */
export type RosterPlace = { areaCode: string; departmentId?: Department | undefined }

/** A roster as it stands: whom it names, in order, who else holds such a post, and how often it was set. Whoever is named and holds the post no more is left out. */
export type RosterNow = { area: Area; departmentId?: string; version: number; named: Officer[]; others: Officer[] }

/** The roster of an area or department; `not_found` unless this person sets it. */
export const rosterOf = async (actor: Actor, place: RosterPlace): Promise<RosterNow> =>
  rosterNow(await postInScope(actor, place))

/**
 * Names whom an area or department asks first, in place of whom it named before; nobody = whoever is on duty and has least to do. Felt by the next search.
 * `not_found` unless this person sets it, `invalid` for somebody without such a post, `roster_moved` when somebody was faster than the version it was decided on.
 */
export const setRoster = async (actor: Actor, place: RosterPlace, body: RosterBody, now: Date): Promise<RosterNow> => {
  const found = await postInScope(actor, place)
  const holders = new Set((await holdersOf(found.post)).map(({ staff }) => staff._id))
  if (!body.userIds.every((id) => holders.has(id)))
    throw new DomainError('invalid', { field: 'userIds', why: 'no_such_post' })
  await store(actor, rosterIdOf(found.post), body, now)
  return rosterNow(found)
}

type Found = { area: Area; post: Post }

async function postInScope(actor: Actor, { areaCode, departmentId }: RosterPlace): Promise<Found> {
  const area = await areaByCode(areaCode)
  const level = area && rosterLevel(area.path, departmentId)
  if (!area || !level || !keepsRoster(actor, area.path, departmentId)) throw new DomainError('not_found')
  return { area, post: { level, areaPath: area.path, ...(departmentId && { departmentId }) } }
}

async function rosterNow({ area, post }: Found): Promise<RosterNow> {
  const [roster, holders] = await Promise.all([RosterModel.findById(rosterIdOf(post)).lean(), holdersOf(post)])
  const { userIds = [], version = 0 } = roster ?? {}
  const named = userIds.flatMap((id) => holders.filter(({ staff }) => staff._id === id))
  const others = holders.filter(({ staff }) => !userIds.includes(staff._id))
  return { area, ...(post.departmentId && { departmentId: post.departmentId }), version, named, others }
}

async function store(actor: Actor, _id: string, { userIds, version }: RosterBody, now: Date): Promise<void> {
  // a roster nobody has set has no version, and may not be there at all
  const before = { _id, version: version === 0 ? op({ $exists: false }) : version }
  const after = { $set: { userIds, version: version + 1 } }
  try {
    await inTransaction(async () => {
      const { matchedCount, upsertedCount } = await RosterModel.updateOne(before, after, { upsert: version === 0 })
      if (matchedCount + upsertedCount === 0) throw new DomainError('roster_moved')
      await noteDeed(actor, { action: 'roster.set', object: _id, fields: ['userIds'] }, now)
    })
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('roster_moved') : error
  }
}
