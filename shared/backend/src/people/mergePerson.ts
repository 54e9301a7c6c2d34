import { systemActor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { inTransaction } from '../infra/inTransaction'
import { logger } from '../infra/logger'
import { ResidentModel } from '../register/ResidentModel'
import { forgetActor } from './actorOf'
import { noteDeed } from './audit'
import { HandOverModel } from './HandOverModel'
import { MergeModel } from './MergeModel'
import { renamePerson } from './renamePerson'
import { SessionModel } from './SessionModel'
import { StaffEntryModel } from './StaffEntryModel'
import { revokeSessions } from './sessions'
import { type User, UserModel } from './UserModel'

/** A message that was under way may still write for the person it began with, so long at most, in ms. */
const echoMs = 10_000

/**
 * Whoever holds this openid turned out, by the unionid, to be the person `_id`: what they did becomes that person's, and they are gone. Only somebody who is nothing
 * but a first message is taken over; anybody else is left alone, noted, and not asked for again. Again it changes nothing. What is written for the younger one meanwhile follows by \`finishMerge\`.
 */
export async function mergePerson(_id: string, key: string, now: Date): Promise<void> {
  const younger = await UserModel.findOne({ openids: key }).lean<User>()
  if (!younger || younger._id === _id) return
  if (!(await inTransaction(() => takeOver(younger._id, _id, key, now)))) return leaveAlone(younger)
  for (const each of [younger._id, _id]) forgetActor(each)
  await revokeSessions(younger._id)
}

/** False when the younger one is more than a first message. */
async function takeOver(youngerId: string, olderId: string, key: string, now: Date): Promise<boolean> {
  const younger = await UserModel.findOne({ _id: youngerId, openids: key }).lean<User>()
  if (!younger) return true
  if (!(await isFirstMessage(younger))) return false
  await renamePerson(youngerId, olderId)
  await SessionModel.deleteMany({ userId: youngerId })
  await HandOverModel.deleteMany({ userId: youngerId })
  await UserModel.deleteOne({ _id: youngerId })
  const met = { $addToSet: { openids: key, formerIds: youngerId } }
  const { matchedCount } = await UserModel.updateOne({ _id: olderId }, met)
  if (matchedCount === 0) throw new Error('the person to be met again is gone')
  await MergeModel.create([{ _id: youngerId, into: olderId, wakeAt: new Date(now.getTime() + echoMs) }])
  await noteDeed(systemActor, { action: 'person.merge', object: youngerId, fields: ['openids'], result: olderId }, now)
  return true
}

const isFirstMessage = async ({ _id, openids, unionid, phone, dwellingId, entranceId, grants, status }: User) =>
  openids.length === 1 &&
  !(unionid || phone || dwellingId || entranceId) &&
  status === 'active' &&
  grants.every(({ role }) => role === 'resident') &&
  !(await ResidentModel.exists({ userId: _id })) &&
  !(await StaffEntryModel.exists({ userId: _id }))

async function leaveAlone({ _id }: User): Promise<void> {
  const first = { _id, unionidElsewhere: op({ $exists: false }) }
  const { modifiedCount } = await UserModel.updateOne(first, { $set: { unionidElsewhere: true } })
  if (modifiedCount === 1)
    logger.warn({ userId: _id }, 'one person is two here, and both have more than a first message')
}
