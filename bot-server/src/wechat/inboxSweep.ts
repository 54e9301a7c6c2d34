import { brokenOff } from '@jinlin/backend/inbox/takeIn'
import { logger } from '@jinlin/backend/infra/logger'
import { answer } from '../dialogue/answer'
import { answerAgain, type MakeAnswer } from './answerOnce'
import { tellLater } from './tellLater'

const everyMs = 2000
const atOnce = 50

/** Takes up every delivery whose handling broke off (a killed process, a store that was away), once. Resolves to how many. */
export async function sweepInbox(now: Date, makeAnswer: MakeAnswer = answer): Promise<number> {
  const found = await brokenOff(now, atOnce)
  for (const inbound of found) {
    await answerAgain(inbound, makeAnswer, tellLater, now).catch((error: unknown) =>
      logger.error({ err: error, key: inbound.key }, 'again not handled'),
    )
  }
  return found.length
}

/** Sweeps every 2 s ± 20 % until the returned function is called; that one resolves when the last sweep is over. */
export function startInboxSweep(): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const sweep = () => {
    running = sweepInbox(new Date())
      .catch((error: unknown) => logger.warn({ err: error }, 'the inbox was not swept'))
      .then(wait)
  }
  const wait = () => {
    if (!stopped) timer = setTimeout(sweep, everyMs * (0.8 + Math.random() * 0.4))
  }
  wait()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
