import { existsSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** The log files of one town: `<folder>/logs/<name>.log`, the run before beside it as `.1.log`. */
export const logFiles = (folder: string) => {
  const logs = join(folder, 'logs')
  mkdirSync(logs, { recursive: true })
  const pathOf = (name: string): string => join(logs, `${name}.log`)
  /** Puts the log of the run before aside. */
  const rotate = (name: string): void => {
    if (existsSync(pathOf(name))) renameSync(pathOf(name), join(logs, `${name}.1.log`))
  }
  /** A descriptor that appends to this log; whoever opened it closes it. */
  const open = (name: string): number => openSync(pathOf(name), 'a')
  return { rotate, open, pathOf }
}
