import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { readTextFile } from '@jinlin/backend/commandLine/readTextFile'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { z } from 'zod'
import { trainWords } from '../words/commands'
import type { Example } from './trainLeaves'

const correction = z.object({
  text: z.string().min(1),
  category: z.string().refine((code) => leaf(code) !== undefined),
})

/** What people corrected, one JSON object a line; throws CommandRefusal with the line's number when one is none. */
export const readCorrections = (file: string): Example[] =>
  readTextFile(file)
    .split('\n')
    .flatMap((line, i) => {
      if (!line.trim()) return []
      const read = correction.safeParse(parsed(line))
      if (!read.success) throw new CommandRefusal('file_wrong', trainWords.noCorrection(file, i + 1))
      return [read.data]
    })

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
