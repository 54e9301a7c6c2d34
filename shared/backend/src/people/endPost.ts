import type { Trained } from '@jinlin/domain/dispatch/certificates'
import { DomainError } from '@jinlin/domain/errors'
import { type Actor, type Role, systemActor } from '@jinlin/domain/people/roles'
import { postsIn } from '@jinlin/domain/people/workRoles'
import { passOffersOn } from '../dispatch/duty'
import { StaffModel } from '../dispatch/StaffModel'
import { leaveGroups } from '../groups/stewards'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { inTransaction } from '../infra/inTransaction'
import { leftWork } from '../words/people'
import { forgetActor } from './actorOf'
import { noteDeed } from './audit'
import { handBackAll, leaveWork } from './leaveWork'
import { SessionModel } from './SessionModel'
import { type StaffEntry, StaffEntryModel } from './StaffEntryModel'
import { revokeSessions } from './sessions'
import { UserModel } from './UserModel'

/** For so long another process may still believe in the old rights, in milliseconds; what was accepted meanwhile is handed back after it. */
const echoMs = 4000

/**
 * Ends what a row of the list grants: rights and sessions at once, then running offers pass on and open work is handed back. A row nobody joined by just ends.
 * Ending it twice changes nothing. Call it for a row in the actor's scope.
 */
export const endPost = async (actor: Actor, id: string, now: Date): Promise<StaffEntry> => {
  const ended = await inTransaction(() => endRights(actor, id, now))
  if (ended.userId) {
    forgetActor(ended.userId)
    await revokeSessions(ended.userId)
    await handOver(ended, now)
  }
  return ended
}

const endRights = async (actor: Actor, id: string, now: Date): Promise<StaffEntry> => {
  const entry = await StaffEntryModel.findById(id).lean<StaffEntry>()
  if (!entry) throw new DomainError('not_found')
  if (entry.endedAt) return entry
  const wakeAt = new Date(now.getTime() + echoMs)
  const end = entry.userId ? { $set: { endedAt: now, wakeAt } } : { $set: { endedAt: now } }
  await StaffEntryModel.updateOne({ _id: id }, { ...end, $unset: { code: 1 } })
  await noteDeed(actor, { action: 'staff.leave', object: id }, now)
  if (entry.userId) await takeGrant(entry.userId, entry)
  return { ...entry, endedAt: now }
}

/** The rows somebody still works by. */
const openRows = (userId: string) => StaffEntryModel.find({ userId, endedAt: op({ $exists: false }) })

/** A grant that another row of the list gives too stays. */
const takeGrant = async (userId: string, { _id, grant }: StaffEntry): Promise<void> => {
  const others = await openRows(userId)
    .where({ _id: op({ $ne: _id }) })
    .lean<StaffEntry[]>()
  const key = (each: StaffEntry['grant']) => `${each.role}|${each.areaPath}|${each.departmentId}`
  if (!others.some((other) => key(other.grant) === key(grant))) {
    const user = await UserModel.findById(userId).lean()
    const grants = (user?.grants ?? []).filter((each) => key(each) !== key(grant))
    await UserModel.updateOne({ _id: userId }, { $set: { grants } })
  }
  await SessionModel.deleteMany({ userId })
}

/** What is in the hands of somebody whose post has ended goes on to others: all of it when no post is left, else what they took in that role, and no trade of it is sent for. Groups nobody looks after any more fall to the leader of the grid. */
const handOver = async ({ userId, grant }: StaffEntry, now: Date): Promise<void> => {
  if (!userId) return
  await leaveGroups(userId)
  const posts = postsIn((await UserModel.findById(userId).lean())?.grants ?? [])
  if (posts.length === 0) {
    await leaveWork(userId, now)
    await passOffersOn(userId, now)
    return handBackAll(userId, leftWork, now)
  }
  const trained = await trainedBy(userId)
  await guardWrite(() => StaffModel.updateOne({ _id: userId }, { $set: { posts, ...trained } }))
  if (holds(posts, grant.role)) return
  await passOffersOn(userId, now)
  await handBackAll(userId, leftWork, now, grant.role)
}

/** The trades and papers of all posts as a tradesperson that are left. */
const trainedBy = async (userId: string): Promise<Trained> => {
  const rows = await openRows(userId).where({ 'grant.role': 'tradesperson' }).lean<StaffEntry[]>()
  const skills = [...new Set(rows.flatMap((row) => row.skills))]
  return { skills, certificates: rows.flatMap((row) => row.certificates ?? []) }
}

const holds = (posts: readonly { role: Role }[], role: Role): boolean => posts.some((post) => post.role === role)

/** Rows that are owed something, the oldest first: a grant whose time is over, or what is left of an ended one. */
export const dueEntries = async (now: Date, limit: number): Promise<string[]> => {
  const due = await StaffEntryModel.find({ wakeAt: op({ $lte: now }) }, { _id: 1 })
    .sort({ wakeAt: 1 })
    .limit(limit)
    .lean()
  return due.map(({ _id }) => _id)
}

/** Does what a row of the list is owed. Safe to run twice, late, or for nothing: it asks the row. */
export const wakeEntry = async (id: string, now: Date): Promise<void> => {
  const entry = await StaffEntryModel.findById(id).lean<StaffEntry>()
  if (!entry?.wakeAt || entry.wakeAt > now) return
  if (!entry.endedAt) return void (await endPost(systemActor, id, now))
  await handOver(entry, now)
  await guardWrite(() => StaffEntryModel.updateOne({ _id: id, wakeAt: entry.wakeAt }, { $unset: { wakeAt: 1 } }))
}
