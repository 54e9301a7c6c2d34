import { open } from '@jinlin/domain/cases/states'
import { byWaking, CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'

/** A waking moment so long gone by that neither job nor sweep did their work, in ms. */
const overdueMs = 60_000
const most = 100
const beginning = new Date(0)

/** Open cases that nothing would ever wake: there are none, by every rule. One that is there all the same is woken at once. */
const woken = async (now: Date): Promise<string[]> => {
  const asleep = { state: op({ $in: [...open] }), wakeAt: null }
  const found = await CaseModel.collection.find({ ...asleep }, { projection: { _id: 1 }, limit: most }).toArray()
  const ids = found.map(({ _id }) => String(_id))
  for (const _id of ids)
    await guardWrite(() => CaseModel.collection.updateOne({ _id, ...asleep } as object, { $set: { wakeAt: now } }))
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
  const [asleep, late] = [await woken(now), await overslept(now)]
  metrics.stuckCases.set(asleep.length + late.length)
  if (asleep.length > 0) logger.error({ alarm: 'stuck_case', caseIds: asleep }, 'open cases nothing would have woken')
  if (late.length > 0) logger.error({ alarm: 'stuck_case', caseIds: late }, 'cases a minute past their moment')
  return asleep.length + late.length
}
