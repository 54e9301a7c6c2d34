import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { firstPolicy } from './firstPolicy'
import { PolicyModel } from './PolicyModel'
import { policyRecord } from './policyRecord'

/** Puts the defaults on record as version 1 of a district that has none: cases born with it keep them when a later release has others. Safe to run again. */
export async function keepFirstPolicy(countyCode: string, now: Date): Promise<void> {
  const record = policyRecord(countyCode, firstPolicy(), now)
  try {
    await guardWrite(() => PolicyModel.updateOne({ _id: record._id }, { $setOnInsert: record }, { upsert: true }))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
