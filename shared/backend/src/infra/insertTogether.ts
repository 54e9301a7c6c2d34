import mongoose from 'mongoose'
import { Batcher, type Outcome } from './Batcher'
import { guardWrite } from './guardWrite'

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

type Collection = { insertMany: (documents: never, options: { ordered: false }) => Promise<unknown> }

/**
 * Stores new documents straight into their collection, those that come at the same moment in one journalled write: the domain made them, so mongoose has
 * nothing to check and nothing to cost. Throws MongoDB's duplicate error for one that is there already, `retry_same_key` when nobody knows.
 */
export function insertTogether<T>(collection: () => Collection): (document: T) => Promise<true> {
  const inserts = new Batcher<T, true>(async (documents) => {
    try {
      await collection().insertMany(documents as never, { ordered: false })
      return documents.map(() => stored)
    } catch (error) {
      const refused = refusals(error, documents.length)
      return documents.map((_, index) => (refused.has(index) ? { error: refused.get(index) } : stored))
    }
  })
  return (document) => guardWrite(() => inserts.add(document))
}
