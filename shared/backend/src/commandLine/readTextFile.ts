import { readFileSync } from 'node:fs'
import { commandLineWords as words } from '../words/commandLine'
import { CommandRefusal } from './CommandRefusal'

/** The text of a file somebody named; throws CommandRefusal where there is none or it cannot be read. */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandRefusal('file_missing', words.fileMissing(file))
    throw new CommandRefusal('file_wrong', words.fileUnreadable(file))
  }
}
