import mongoose from 'mongoose'
import { Batcher, type Outcome } from '../infra/Batcher'
import { guardWrite } from '../infra/guardWrite'
import { CaseModel, type StoredCase } from './CaseModel'

const stored: Outcome<true> = { value: true }

/**
 * The refusals of a batch by the place of their document. The driver also dresses a lost connection or a full pool as a bulk error,
 * without refusals: unless stored and refused add up to all, nobody knows, and the error is everybody's.
 */
const refusals = (error: unknown, sent: number): Map<number, unknown> => {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error
  const { writeErrors } = error
  const list = Array.isArray(writeErrors) ? writeErrors : [writeErrors]
  if (list.length === 0 || error.result.insertedCount + list.length !== sent) throw error
  return new Map(list.map((each) => [each.index, each]))
}

/** Straight into the collection: the domain made the documents, so mongoose has nothing to check and nothing to cost. */
const insertAll = async (born: readonly StoredCase[]): Promise<Outcome<true>[]> => {
  try {
    await CaseModel.collection.insertMany(born as never, { ordered: false })
    return born.map(() => stored)
  } catch (error) {
    const refused = refusals(error, born.length)
    return born.map((_, index) => (refused.has(index) ? { error: refused.get(index) } : stored))
  }
}

const inserts = new Batcher(insertAll)

/** Stores new cases, those that come at the same moment in one journalled write. Throws MongoDB's duplicate error for a key already there, `retry_same_key` when nobody knows. */
export const insertCase = (born: StoredCase): Promise<true> => guardWrite(() => inserts.add(born))
