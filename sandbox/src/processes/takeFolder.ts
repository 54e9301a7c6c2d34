import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as words from '../words/running'
import { liveProcessIn } from './liveProcess'
import { holdTown, type TownLock, townIn } from './townLock'

/** How long a town that is stopping, or stores whose town was killed, are waited for, in ms. */
const patienceMs = 20_000
const lookMs = 100

/** Files in which the stores write their own numbers, and what their command lines look like. */
const storeMarks = [
  { folder: /^mongo-\d+$/, file: 'mongod.lock', command: /mongod/ },
  { folder: /^redis-\d+$/, file: 'redis.pid', command: /redis|valkey/ },
] as const

/** A store that still works on this folder's data although its town is gone: the number of its process. */
export const storeLeftIn = (folder: string): number | undefined => {
  const names = listed(folder)
  for (const mark of storeMarks)
    for (const name of names.filter((one) => mark.folder.test(one))) {
      const pid = liveProcessIn(join(folder, name, mark.file), mark.command)
      if (pid) return pid
    }
  return undefined
}

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What stands in the way of a start here: a sentence to stop with, or the number of a process that is about to end. */
const obstacle = (folder: string): { stopWith: string } | { ending: number } | undefined => {
  const town = townIn(folder)
  if (town?.stage === 'running' && town.desk) return { stopWith: words.alreadyRunning(town.desk) }
  if (town && town.stage !== 'stopping') return { stopWith: words.alreadyStarting(town.pid) }
  const ending = town?.pid ?? storeLeftIn(folder)
  return ending === undefined ? undefined : { ending }
}

/**
 * Takes the data folder. What is stopping there is waited for, up to 20 s, and `say` hears of it once; throws one clear sentence when a
 * town runs or starts there, or what is stopping doesn't end.
 */
export const takeFolder = async (
  folder: string,
  say: (line: string) => void,
  withinMs = patienceMs,
): Promise<TownLock> => {
  const until = Date.now() + withinMs
  for (let said = false; ; ) {
    const found = obstacle(folder)
    if (found && 'stopWith' in found) throw new Error(found.stopWith)
    const lock = found ? undefined : holdTown(folder)
    if (lock) return lock
    if (found && Date.now() > until) throw new Error(words.doesNotEnd(found.ending, join(folder, 'logs')))
    if (found && !said) say(`  … ${words.waitingForEnd(found.ending)}`)
    said ||= found !== undefined
    await new Promise((resolve) => setTimeout(resolve, lookMs))
  }
}
