import { type Job, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { agreedNow } from '../infra/agreedNow'
import { serverEnv } from '../infra/env'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'
import { type JobName, type JobPayload, jobs, type QueueName } from './jobs'

/** One function per job, by its name. */
export type Processors = { [N in JobName]: (payload: JobPayload<N>, now: Date) => Promise<unknown> }

const isJob = (name: string): name is JobName => Object.hasOwn(jobs, name)

/** Takes the jobs of one queue. A killed worker's job begins again elsewhere within about ten seconds; the case's version is the fence, never this lock. */
export const openWorker = (
  queue: QueueName,
  processors: Processors,
  concurrency: number,
): { close: () => Promise<void> } => {
  const { REDIS_URL, BULL_PREFIX } = serverEnv()
  const connection = new Redis(REDIS_URL, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 1000),
  })
  connection.on('error', (error: Error) => logger.debug({ err: error.message }, 'redis of the worker'))
  const worker = new Worker(queue, (job) => run(job, processors), {
    connection,
    prefix: BULL_PREFIX,
    concurrency,
    lockDuration: 10_000,
    stalledInterval: 5_000,
    maxStalledCount: 5,
    // it asks which Redis this is: of an unknown one it awaits whole seconds, and every alarm clock rings up to a second late
    skipVersionCheck: false,
  })
  worker.on('error', (error) => logger.debug({ err: error.message }, 'worker'))
  return {
    close: async () => {
      await worker.close()
      connection.disconnect()
    },
  }
}

async function run(job: Job, processors: Processors): Promise<void> {
  const { name } = job
  if (!isJob(name)) return logger.warn({ job: name }, 'a job nobody knows')
  // tried again after a rest, by another worker perhaps; else the sweep of one finds it
  const now = await agreedNow()
  if (!now) throw new Error('the clock of this worker is off')
  const processor = processors[name] as (payload: unknown, now: Date) => Promise<unknown>
  const end = metrics.jobSeconds.startTimer({ job: name })
  try {
    await processor(jobs[name].payload.parse(job.data), now)
    end({ outcome: 'done' })
  } catch (error) {
    end({ outcome: 'failed' })
    throw error
  }
}
