import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf } from './liveProcess'

/** How far the town in a data folder is. */
export type TownStage = 'starting' | 'running' | 'stopping'
/** Who has a data folder, and the desk's address once it is open. */
export type TownHolder = { pid: number; stage: TownStage; desk?: string }

const fileIn = (folder: string): string => join(folder, 'town.lock')
/** In the command line of everybody who may hold a folder. */
const startScript = 'start.mjs'

/** The town that has this data folder; undefined when none has, or it died without a word. */
export const townIn = (folder: string): TownHolder | undefined => liveIn(fileIn(folder))

const liveIn = (file: string): TownHolder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as TownHolder
    return commandOf(holder.pid)?.includes(startScript) ? holder : undefined
  } catch {
    return undefined
  }
}

/** The hold on a data folder: `mark` says how far the town is, `letGo` ends it. */
export type TownLock = { mark: (stage: TownStage, desk?: string) => void; letGo: () => void }

const take = (file: string, holder: TownHolder): boolean => {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Puts the file of a dead town away; false when somebody was faster, whose own file stays. */
const clear = (file: string): boolean => {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return false
  }
  if (liveIn(aside)) renameSync(aside, file)
  else rmSync(aside, { force: true })
  return true
}

/** Takes a data folder for this process; undefined when somebody else has it. Of two who start at once one gets it. */
export const holdTown = (folder: string): TownLock | undefined => {
  const file = fileIn(folder)
  const { pid } = process
  mkdirSync(folder, { recursive: true })
  if (!take(file, { pid, stage: 'starting' })) {
    if (townIn(folder) || !clear(file) || !take(file, { pid, stage: 'starting' })) return undefined
  }
  const mark = (stage: TownStage, desk?: string): void => {
    const part = `${file}.${pid}.part`
    writeFileSync(part, JSON.stringify({ pid, stage, ...(desk ? { desk } : {}) } satisfies TownHolder))
    renameSync(part, file)
  }
  return { mark, letGo: () => rmSync(file, { force: true }) }
}
