import { logger } from '@jinlin/backend/infra/logger'
import { sweepers } from './sweepers'

const everyMs = 2000

/** Every 2 s ± 20 % does what the queue lost: a plain timer, because a timer inside Redis is lost with it. Each sweeper has its own, so that a slow one holds up no other. */
export function startSweep(): { close: () => Promise<void> } {
  const rounds = Object.entries(sweepers).map(([name, sweep]) => again(name, sweep))
  return { close: async () => void (await Promise.all(rounds.map((stop) => stop()))) }
}

function again(name: string, sweep: (now: Date) => Promise<unknown>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const rest = () => {
    if (!stopped) timer = setTimeout(run, everyMs * (0.8 + Math.random() * 0.4))
  }
  const run = () => {
    running = sweep(new Date())
      .then(() => undefined)
      .catch((error: unknown) => logger.warn({ sweep: name, err: error }, 'a sweep did not end'))
      .finally(rest)
  }
  rest()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
