import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { JobFailureModel } from './JobFailureModel'

/** Failures further apart than this are not the same trouble, in milliseconds. */
const apartMs = 30 * 60_000
/** What failed lately is read anew after so long, in milliseconds. */
const freshMs = 5000
const lately = new Cached<ReadonlySet<string>>(freshMs)

/** Writes down that a job broke and says how often in a row it has by now. */
export const noteFailure = async (job: string, subject: string, error: unknown, now: Date): Promise<number> => {
  const _id = `${job}|${subject}`
  const before = await JobFailureModel.findById(_id).lean()
  const again = before !== null && now.getTime() - before.lastAt.getTime() < apartMs
  const count = again ? before.count + 1 : 1
  const text = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown'
  const row = { job, subject, count, firstAt: again ? before.firstAt : now, lastAt: now, error: text }
  await JobFailureModel.updateOne({ _id }, { $set: row }, { upsert: true })
  lately.clear()
  return count
}

const readLately = async (now: Date): Promise<ReadonlySet<string>> => {
  const since = new Date(now.getTime() - apartMs)
  const rows = await JobFailureModel.find({ lastAt: op({ $gte: since }) }, { _id: 1 }).lean()
  return new Set(rows.map(({ _id }) => _id))
}

/** The job went well: failures before it are none "in a row" any more, whichever process had them. Whatever never failed costs no question, but one in five seconds for all together. */
export const forgetFailure = async (job: string, subject: string, now: Date): Promise<void> => {
  const _id = `${job}|${subject}`
  if (!(await lately.get('all', () => readLately(now))).has(_id)) return
  await JobFailureModel.deleteOne({ _id })
  lately.clear()
}
