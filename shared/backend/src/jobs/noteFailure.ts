import { JobFailureModel } from './JobFailureModel'

/** Failures further apart than this are not the same trouble, in milliseconds. */
const apartMs = 30 * 60_000

/** Writes down that a job broke and says how often in a row it has by now. */
export const noteFailure = async (job: string, subject: string, error: unknown, now: Date): Promise<number> => {
  const _id = `${job}|${subject}`
  const before = await JobFailureModel.findById(_id).lean()
  const again = before !== null && now.getTime() - before.lastAt.getTime() < apartMs
  const count = again ? before.count + 1 : 1
  const text = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown'
  const row = { job, subject, count, firstAt: again ? before.firstAt : now, lastAt: now, error: text }
  await JobFailureModel.updateOne({ _id }, { $set: row }, { upsert: true })
  return count
}
