import { logger } from '@jinlin/backend/infra/logger'

/** Pauses before the next try, in milliseconds, each shorter or longer by half. */
const pausesMs = [200, 1000, 3000]

/** Runs something once more while it breaks, four times in all: to a store that is too busy for a moment a `resync` of all these screens would be far more work. */
export async function again(subject: string, run: () => Promise<void>): Promise<void> {
  for (const pauseMs of pausesMs) {
    try {
      return await run()
    } catch (error) {
      logger.debug({ err: error, caseId: subject }, 'shown again')
      await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())))
    }
  }
  return run()
}
