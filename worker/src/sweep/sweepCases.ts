import { metrics } from '@jinlin/backend/infra/metrics'
import { sweepDue } from '@jinlin/backend/jobs/sweep'
import { wakeSafely } from '../processors'
import { inParallel } from './inParallel'

const most = 500
const atOnce = 16

/** Wakes the cases whose moment has passed without their job: at once when Redis lost everything, one now and then otherwise. Resolves to how many. */
export async function sweepCases(now: Date): Promise<number> {
  const ids = await sweepDue(now, most)
  metrics.sweepWakes.inc({ kind: 'case' }, ids.length)
  await inParallel(ids, atOnce, (caseId) => wakeSafely({ caseId }, new Date()))
  return ids.length
}
