import { DomainError } from '@jinlin/domain/errors'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { JoinTriesModel } from './JoinTriesModel'

const mostTries = 5
const spanMs = 3_600_000

/** Counts one try of a person with a code, stored, so that no restart forgives. Throws `join_locked` with the seconds to wait when five of the last hour are used up. */
export const countTry = async (userId: string, now: Date): Promise<void> => {
  const start = new Date(now.getTime() - spanMs)
  const free = { $or: [{ [`last.${mostTries - 1}`]: op({ $exists: false }) }, { 'last.0': op({ $lte: start }) }] }
  const push = { $push: { last: { $each: [now], $slice: -mostTries } } }
  const update = { ...push, $set: { until: new Date(now.getTime() + spanMs) } }
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      await guardWrite(() => JoinTriesModel.updateOne({ _id: userId, ...free }, update, { upsert: true }))
      return
    } catch (error) {
      if (!isDuplicate(error)) throw error
      await refuseLocked(userId, start)
    }
  }
  throw new DomainError('retry_same_key')
}

/** The upsert met a document that is full, or one that another request has just made: only the former is locked. */
const refuseLocked = async (userId: string, start: Date): Promise<void> => {
  const last = (await JoinTriesModel.findById(userId).lean())?.last ?? []
  const oldest = last[0]
  if (last.length < mostTries || !oldest || oldest <= start) return
  throw new DomainError('join_locked', { retryAfter: Math.ceil((oldest.getTime() - start.getTime()) / 1000) })
}

/** A right code clears what was tried before it. */
export const forgetTries = async (userId: string): Promise<void> => {
  await guardWrite(() => JoinTriesModel.deleteOne({ _id: userId }))
}
