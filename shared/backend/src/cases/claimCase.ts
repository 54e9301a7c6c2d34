import mongoose from 'mongoose'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import type { StoredCase } from './CaseModel'
import { ClaimLaneModel } from './ClaimLaneModel'
import { decideMove, type Move } from './decideMove'
import { writeDecided } from './writeDecided'

const openLane = async (userId: string): Promise<void> => {
  try {
    await ClaimLaneModel.updateOne({ _id: userId }, { $setOnInsert: { claims: 0 } }, { upsert: true })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/**
 * Writes a claim, with the person's open jobs counted in the same transaction: two claims of one person meet at their lane in whatever process, and the later
 * one is decided on what the earlier one left. Null when somebody was faster; whoever is refused anyway is so before any transaction.
 */
export const claimCase = async (found: StoredCase, move: Move<'claim'>): Promise<StoredCase | null> => {
  await decideMove(found, move)
  const { userId } = move.actor
  await guardWrite(() => openLane(userId))
  let claimed: StoredCase | null = null
  await guardWrite(() =>
    mongoose.connection.transaction(
      async () => {
        await ClaimLaneModel.updateOne({ _id: userId }, { $inc: { claims: 1 } })
        claimed = await writeDecided(found, await decideMove(found, move))
      },
      { readConcern: 'snapshot', writeConcern: { w: 'majority', j: true } },
    ),
  )
  return claimed
}
