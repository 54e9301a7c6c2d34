import { agreedNow, stillAgreed } from '@jinlin/backend/infra/agreedNow'
import { logger } from '@jinlin/backend/infra/logger'

const everyMs = 2000

/** Sweeps every 2 s ± 20 %, never by a clock that is off (it throws when it was set meanwhile), until the returned function is called; that one resolves when the last sweep is over. */
export function repeatSweep(name: string, sweep: (clock: () => Date) => Promise<number>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const round = () => {
    running = agreedNow()
      .then((now) => now && sweep(stillAgreed))
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
