import { asleep } from '../cases/asleep'
import { byWaking, CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'

/** A waking moment so long gone by that neither job nor sweep did their work, in ms. */
const overdueMs = 60_000
const most = 100
const beginning = new Date(0)

const wake = async (filter: object, now: Date): Promise<string[]> => {
  const found = await CaseModel.collection.find({ ...filter }, { projection: { _id: 1 }, limit: most }).toArray()
  const ids = found.map(({ _id }) => String(_id))
  for (const _id of ids)
    await guardWrite(() => CaseModel.collection.updateOne({ _id, ...filter } as object, { $set: { wakeAt: now } }))
  return ids
}

/** What would sleep for ever is woken at once. One after the other: of both kinds is then found by the first alone. */
const woken = async (now: Date): Promise<string[]> => {
  const ids: string[] = []
  for (const filter of asleep) ids.push(...(await wake(filter, now)))
  return ids
}

const overslept = async (now: Date): Promise<string[]> => {
  const before = new Date(now.getTime() - overdueMs)
  const found = await CaseModel.find({ wakeAt: op({ $gt: beginning, $lte: before }) })
    .select('_id')
    .hint(byWaking)
    .sort(byWaking)
    .limit(most)
    .lean()
  return found.map(({ _id }) => _id)
}

/** Looks for cases that are stuck, says so once a round by the alarm `stuck_case`, and wakes those nothing would wake; resolves to how many. It should never find anything. */
export const stuckCases = async (now: Date): Promise<number> => {
  const [lost, late] = [await woken(now), await overslept(now)]
  metrics.stuckCases.set(lost.length + late.length)
  if (lost.length > 0) logger.error({ alarm: 'stuck_case', caseIds: lost }, 'cases nothing would have woken')
  if (late.length > 0) logger.error({ alarm: 'stuck_case', caseIds: late }, 'cases a minute past their moment')
  return lost.length + late.length
}
