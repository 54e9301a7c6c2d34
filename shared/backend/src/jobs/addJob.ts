import { type JobsOptions, Queue } from 'bullmq'
import { Batcher } from '../infra/Batcher'
import { serverEnv } from '../infra/env'
import { forgetWithStores } from '../infra/forgetWithStores'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'
import { beforeStoresClose, redis } from '../infra/stores'
import { withinTime } from '../infra/withinTime'
import { type JobName, type JobPayload, jobs, type QueueName } from './jobs'

/** Nobody waits longer than this for the alarm clock, in milliseconds. */
const longestMs = 300
/** After a failure the clock is left alone for so long: the sweep does its work meanwhile. */
const pauseMs = 1000
const open = new Map<QueueName, Queue>()
let pausedUntil = 0
forgetWithStores(() => {
  pausedUntil = 0
})

const queueOf = (name: QueueName): Queue => {
  const kept = open.get(name)
  if (kept) return kept
  const queue = new Queue(name, {
    connection: redis(),
    prefix: serverEnv().BULL_PREFIX,
    skipVersionCheck: true,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, backoff: { type: 'exponential', delay: 2000 } },
  })
  queue.on('error', (error) => logger.debug({ err: error.message }, 'queue'))
  open.set(name, queue)
  beforeStoresClose(async () => {
    open.delete(name)
    await queue.close()
  })
  return queue
}

type NewJob = { queue: QueueName; name: string; data: object; opts: JobsOptions }

/** Jobs added while others are on their way travel together, one round trip for each queue. */
const adding = new Batcher<NewJob, true>(async (news) => {
  const queues = [...new Set(news.map(({ queue }) => queue))]
  await Promise.all(queues.map((name) => queueOf(name).addBulk(news.filter(({ queue }) => queue === name))))
  return news.map(() => ({ value: true }))
})

const unanswered = () => new Error('the queue did not answer')

/**
 * Adds a job after the document was written. Waits 300 ms at most; a failure is counted and forgotten, for the sweep finds the document.
 * Falls due `at` this moment (whoever asks may have worked for a while: that makes it no later), else at once. The same `id` twice is one job; the smaller `priority` goes
 * first, one without any before all. True when the queue took it.
 */
export const addJob = async <N extends JobName>(
  name: N,
  payload: JobPayload<N>,
  { id, at, priority }: { id: string; at?: Date; priority?: number },
): Promise<boolean> => {
  if (performance.now() < pausedUntil) return refused(name)
  const { queue, attempts } = jobs[name]
  try {
    const timestamp = Date.now()
    const delay = at ? Math.max(0, at.getTime() - timestamp) : 0
    const opts = { jobId: id, timestamp, delay, attempts, ...(priority ? { priority } : {}) }
    await withinTime(adding.add({ queue, name, data: payload, opts }), longestMs, unanswered)
    return true
  } catch (error) {
    pausedUntil = performance.now() + pauseMs
    logger.warn({ job: name, err: (error as Error).message }, 'a job was not added')
    return refused(name)
  }
}

const refused = (name: JobName): false => {
  metrics.jobsNotAdded.inc({ job: name })
  return false
}
