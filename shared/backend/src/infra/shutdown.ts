import { logger } from './logger'

type Step = { name: string; run: () => Promise<unknown> | unknown }
const steps: Step[] = []
let stopping: Promise<void> | undefined

/** Registers what must end well at SIGTERM; steps run in the order of registration, each is waited for. */
export const onShutdown = (name: string, run: Step['run']): void => {
  steps.push({ name, run })
}

/** True from the first stop signal on: `/readyz` answers 503. */
export const isStopping = (): boolean => stopping !== undefined

const runSteps = async (): Promise<boolean> => {
  let clean = true
  for (const { name, run } of steps) {
    try {
      await run()
    } catch (error) {
      clean = false
      logger.error({ step: name, err: error }, 'a shutdown step failed')
    }
  }
  return clean
}

/** Runs all steps once and exits: 0 when all ended well, 1 when a step failed or 30 s went by. */
export const shutDown = (reason: string, failed = false): Promise<void> => {
  stopping ??= (async () => {
    logger.info({ reason }, 'stopping')
    setTimeout(() => process.exit(1), 30_000).unref()
    const clean = await runSteps()
    process.exit(clean && !failed ? 0 : 1)
  })()
  return stopping
}

/** Listens to SIGTERM, SIGINT and to errors nobody caught; called once by a server's main. */
export const stopOnSignals = (): void => {
  process.once('SIGTERM', () => void shutDown('SIGTERM'))
  process.once('SIGINT', () => void shutDown('SIGINT'))
  process.on('unhandledRejection', (error) => {
    logger.error({ err: error }, 'unhandled rejection')
    void shutDown('unhandledRejection', true)
  })
  process.on('uncaughtException', (error) => {
    logger.error({ err: error }, 'uncaught exception')
    void shutDown('uncaughtException', true)
  })
}
