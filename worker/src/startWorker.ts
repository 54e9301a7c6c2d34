import { queues } from '@jinlin/backend/jobs/jobs'
import { openWorker } from '@jinlin/backend/jobs/openWorker'
import { processors } from './processors'
import { startSweep } from './sweep/startSweep'

/** Takes the jobs of this process and sweeps beside them; any number of workers do so side by side. `close` waits for running jobs, at most 10 s. */
export function startWorker(concurrency: number): { close: () => Promise<void> } {
  const workers = queues.map((queue) => openWorker(queue, processors, concurrency))
  const sweep = startSweep()
  return {
    close: async () => {
      const closing = Promise.all([sweep.close(), ...workers.map((worker) => worker.close())])
      await Promise.race([closing, late(10_000)])
    },
  }
}

const late = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
