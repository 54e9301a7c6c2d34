import { Queue } from 'bullmq'
import { serverEnv } from '../infra/env'
import { redis } from '../infra/stores'

/** The moments at which alarm clocks of a case will ring, in ms, as the queue has them. */
export async function alarmsOf(caseId: string): Promise<number[]> {
  const queue = new Queue('cases', { connection: redis(), prefix: serverEnv().BULL_PREFIX })
  const jobs = await queue.getJobs(['delayed'])
  await queue.close()
  return jobs.filter(({ data }) => data.caseId === caseId).map(({ timestamp, opts }) => timestamp + (opts.delay ?? 0))
}
