import { ratingOf } from '@jinlin/domain/dispatch/ratingOf'
import { DomainError } from '@jinlin/domain/errors'
import { mustNotMeet } from '@jinlin/domain/people/leads'
import type { Actor, Grant } from '@jinlin/domain/people/roles'
import { postsIn } from '@jinlin/domain/people/workRoles'
import type { QueryFilter } from 'mongoose'
import { StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'
import { inTransaction } from '../infra/inTransaction'
import { blindIndex } from '../register/vault'
import { forgetActor } from './actorOf'
import { isApproved } from './approveEntry'
import { noteDeed } from './audit'
import { hashOfCode } from './joinCode'
import { countTry, forgetTries } from './joinTries'
import { SessionModel } from './SessionModel'
import { type StaffEntry, StaffEntryModel } from './StaffEntryModel'
import { revokeSessions } from './sessions'
import { waitingEntry } from './staffEntries'
import { type User, UserModel } from './UserModel'

/**
 * Joins by the phone number WeChat has verified: every waiting row with this number becomes this person's. `join_unknown` when there is none,
 * `join_unapproved` when a second superior still has to agree.
 * Whoever joined is signed out everywhere and signs in anew with the new rights.
 */
export const joinByPhone = async (actor: Actor, phone: string, now: Date): Promise<void> => {
  const joined = await join(actor, { phoneIndex: blindIndex('staffPhone', phone) }, 'phone', now)
  if (!joined) throw new DomainError('join_unknown')
}

/** Joins by a superior's one-time code. `join_code_wrong` for one that is unknown, used or too old, `join_locked` after five tries within an hour. */
export const joinByCode = async (actor: Actor, code: string, now: Date): Promise<void> => {
  await countTry(actor.userId, now)
  const valid = { 'code.hash': hashOfCode(code), 'code.until': op({ $gt: now }), 'code.by': op({ $ne: actor.userId }) }
  const joined = await join(actor, valid, 'code', now)
  if (!joined) throw new DomainError('join_code_wrong')
  await forgetTries(actor.userId)
}

/** By the phone nobody lets themselves in: neither as the one who wrote the list, nor as the second who has to agree. A code says so by whom it was made. */
const mayEnter = ({ userId }: Actor, entry: StaffEntry): boolean => isApproved(entry) && entry.approvedBy !== userId

/** Rows, rights, dispatch, sessions and the record change in one transaction: of two who use one code at once one finds it used. */
const join = async (
  actor: Actor,
  which: QueryFilter<StaffEntry>,
  by: 'phone' | 'code',
  now: Date,
): Promise<boolean> => {
  const joined = await inTransaction(async () => {
    const others = { addedBy: op({ $ne: actor.userId }) }
    const open = {
      ...which,
      ...waitingEntry(),
      ...others,
      $or: [{ until: op({ $exists: false }) }, { until: op({ $gt: now }) }],
    }
    const entries = await StaffEntryModel.find(open).limit(10).lean<StaffEntry[]>()
    if (entries.length === 0) return false
    const ready = by === 'code' ? entries : entries.filter((entry) => mayEnter(actor, entry))
    if (ready.length === 0) throw new DomainError('join_unapproved')
    await grantTo(actor.userId, ready)
    for (const entry of ready) await take(actor, entry, by, now)
    await SessionModel.deleteMany({ userId: actor.userId })
    return true
  })
  forgetActor(actor.userId)
  if (joined) await revokeSessions(actor.userId)
  return joined
}

const take = async (actor: Actor, { _id, until }: StaffEntry, by: 'phone' | 'code', now: Date): Promise<void> => {
  const set = { userId: actor.userId, joinedAt: now, joinedBy: by, ...(until ? { wakeAt: until } : {}) }
  await StaffEntryModel.updateOne({ _id }, { $set: set, $unset: { code: 1 } })
  await noteDeed(actor, { action: 'staff.join', object: _id, fields: [by] }, now)
}

const sameGrant = (a: Grant, b: Grant): boolean =>
  a.role === b.role && a.areaPath === b.areaPath && a.departmentId === b.departmentId

const grantTo = async (userId: string, entries: readonly StaffEntry[]): Promise<void> => {
  const user = await UserModel.findById(userId).lean<User>()
  if (!user) throw new DomainError('signed_out')
  const fresh = entries.map(({ grant }) => grant).filter((grant) => !user.grants.some((own) => sameGrant(own, grant)))
  const grants = [...user.grants, ...fresh]
  if (user.status !== 'active' || mustNotMeet(grants)) throw new DomainError('not_allowed')
  const name = entries[0]?.name ?? user.name
  await UserModel.updateOne({ _id: userId }, { $set: { grants, name } })
  await putToWork(userId, { name, grants, entries })
}

type Joining = { name: string; grants: readonly Grant[]; entries: readonly StaffEntry[] }

/** Nobody is asked for work before they say that they are on duty; who works here already stays as they are, with what came new. */
const putToWork = async (userId: string, { name, grants, entries }: Joining): Promise<void> => {
  const posts = postsIn(grants)
  if (posts.length === 0) return
  const skills = [...new Set(entries.flatMap((entry) => entry.skills))]
  const home = entries.find((entry) => entry.home)?.home
  const certificates = entries.flatMap((entry) => entry.certificates ?? [])
  const begin = { onDuty: false, rating: ratingOf([]), ...(home ? { home } : {}) }
  await StaffModel.updateOne(
    { _id: userId },
    {
      $set: { name, posts },
      $addToSet: { skills: { $each: skills }, certificates: { $each: certificates } },
      $setOnInsert: begin,
    },
    { upsert: true },
  )
}
