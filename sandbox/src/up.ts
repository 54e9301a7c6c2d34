import { fileURLToPath } from 'node:url'
import { closers } from './processes/closers'
import { type Flags, readFlags } from './processes/flags'
import { removeTown } from './processes/freshStart'
import { say } from './processes/progress'
import { raiseTown } from './processes/raiseTown'
import { onStopSignal } from './processes/stopSignals'
import { takeFolder } from './processes/takeFolder'
import type { TownLock } from './processes/townLock'
import * as words from './words/running'

const root = fileURLToPath(new URL('../..', import.meta.url))

const tell = (error: unknown): void => console.error(error instanceof Error ? error.message.slice(0, 2000) : error)

/** Reads the flags; ends the process with a clear sentence when they cannot be. */
const flagsOf = (args: readonly string[]): Flags => {
  try {
    return readFlags(args, root)
  } catch (error) {
    tell(error)
    process.exit(1)
  }
}

/** Takes the data folder; ends the process with a clear sentence when somebody else has it. */
const folderOf = (folder: string): Promise<TownLock> =>
  takeFolder(folder, say).catch((error: unknown) => {
    tell(error)
    process.exit(1)
  })

/**
 * Starts the town and keeps it running until Ctrl-C; ends the process with a clear sentence when it can't. `startedAt` (ms) is when the
 * command began: the time it prints is what somebody waited, installing included.
 */
export const up = async (args: readonly string[], startedAt: number): Promise<void> => {
  const flags = flagsOf(args)
  const lock = await folderOf(flags.folder)
  say(words.hello)
  const closing = closers()
  closing.add(lock.letGo)
  onStopSignal(
    () => {
      lock.mark('stopping')
      return closing.closeAll()
    },
    (what) => say(words.ending[what]),
  )
  try {
    if (flags.fresh) removeTown(flags.folder)
    const { desk } = await raiseTown(root, flags, closing)
    if (!closing.isClosed()) lock.mark('running', desk)
    say(words.ready(desk, Math.round((Date.now() - startedAt) / 100) / 10))
  } catch (error) {
    // what Ctrl-C interrupts fails, and is no news
    if (closing.isClosed()) return
    tell(error)
    await closing.closeAll()
    process.exit(1)
  }
}
