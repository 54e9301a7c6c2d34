import { readFileSync } from 'node:fs'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { z } from 'zod'
import type { Example } from './trainLeaves'

const correction = z.object({
  text: z.string().min(1),
  category: z.string().refine((code) => leaf(code) !== undefined),
})

/** What people corrected, one JSON object a line; throws with the line's number when one is none. */
export const readCorrections = (file: string): Example[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (!line.trim()) return []
      const read = correction.safeParse(parsed(line))
      if (!read.success) throw new Error(`${file}:${i + 1} is no correction: {"text":"…","category":"a leaf's code"}`)
      return [read.data]
    })

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
