import { logger } from '@jinlin/backend/infra/logger'

const everyMs = 2000

/** Sweeps every 2 s ± 20 % until the returned function is called; that one resolves when the last sweep is over. */
export function repeatSweep(name: string, sweep: () => Promise<number>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const round = () => {
    running = sweep()
      .catch((error: unknown) => logger.warn({ err: error, sweep: name }, 'a sweep did not end'))
      .then(wait)
  }
  const wait = () => {
    if (!stopped) timer = setTimeout(round, everyMs * (0.8 + Math.random() * 0.4))
  }
  wait()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
