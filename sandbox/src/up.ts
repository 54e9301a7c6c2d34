import { fileURLToPath } from 'node:url'
import { type Addresses, readAddresses } from './processes/addresses'
import { closers } from './processes/closers'
import { readFlags } from './processes/flags'
import { removeTown } from './processes/freshStart'
import { say } from './processes/progress'
import { raiseTown } from './processes/raiseTown'
import { onStopSignal } from './processes/stopSignals'
import * as words from './words/running'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The town that already uses this data folder; undefined when there is none, or it died without a word. */
const runningIn = (folder: string): Addresses | undefined => {
  const found = readAddresses(folder)
  if (!found?.processes.sandbox) return undefined
  try {
    process.kill(found.processes.sandbox, 0)
    return found
  } catch {
    return undefined
  }
}

/** Starts the town and keeps it running until Ctrl-C; ends the process with a clear sentence when it can't. */
export const up = async (args: readonly string[]): Promise<void> => {
  const startedAt = Date.now()
  const flags = readFlags(args, root)
  const running = runningIn(flags.folder)
  if (running) {
    say(words.alreadyRunning(running.desk))
    process.exit(1)
  }
  say(words.hello)
  const closing = closers()
  onStopSignal(closing.closeAll, (what) => say(words.ending[what]))
  try {
    if (flags.fresh) removeTown(flags.folder)
    const { desk } = await raiseTown(root, flags, closing)
    say(words.ready(desk, Math.round((Date.now() - startedAt) / 100) / 10))
  } catch (error) {
    // what Ctrl-C interrupts fails, and is no news
    if (closing.isClosed()) return
    console.error(error instanceof Error ? error.message.slice(0, 2000) : error)
    await closing.closeAll()
    process.exit(1)
  }
}
