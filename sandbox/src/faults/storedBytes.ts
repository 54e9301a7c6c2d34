import type mongoose from 'mongoose'
import type { StoredBytes } from './recount/evidence'

/** Each file of GridFS by what its head says and what its chunks hold together. */
export const storedBytes = async (db: mongoose.mongo.Db): Promise<StoredBytes[]> => {
  const chunks = { from: 'files.chunks', localField: '_id', foreignField: 'files_id', as: 'chunks' }
  const held = { $sum: { $map: { input: '$chunks', in: { $binarySize: '$$this.data' } } } }
  const found = db.collection('files.files').aggregate([{ $lookup: chunks }, { $project: { length: 1, held } }])
  return (await found.toArray()) as unknown as StoredBytes[]
}
