import { agreedNow } from '@jinlin/backend/infra/agreedNow'
import { logger } from '@jinlin/backend/infra/logger'
import { sweepers } from './sweepers'

const everyMs = 2000
/** A round that found so many will find more: it goes on at once. */
const fullRound = 400

/** Every 2 s ± 20 % does what the queue lost: a plain timer, because a timer inside Redis is lost with it. Each kind has its own, so that a slow one holds up no other; none sweeps by a clock that is off. */
export function startSweep(): { close: () => Promise<void> } {
  const stops = Object.entries(sweepers).map(([name, sweep]) => sweepAgainAndAgain(name, sweep))
  return { close: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}

/** Returns how to stop: it resolves when the round that runs is over. */
function sweepAgainAndAgain(name: string, sweep: (now: Date) => Promise<number>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const rest = (found: number) => {
    const pause = found >= fullRound ? 0 : everyMs * (0.8 + Math.random() * 0.4)
    if (!stopped) timer = setTimeout(round, pause)
  }
  const round = () => {
    running = agreedNow()
      .then((now) => (now ? sweep(now) : 0))
      .catch((error: unknown) => {
        logger.warn({ sweep: name, err: error }, 'a sweep did not end')
        return 0
      })
      .then(rest)
  }
  rest(0)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
