import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { classify } from '@jinlin/domain/understanding/classify'

/** One real report made ready to file: words as written, the category our own rules read from them; the key is new, so that a second replay files anew. */
export type Report = { key: string; person: string; words: string; category: string }

/** Reads JSON lines `{id, user, title, detail}`; a line that is no report stops the run with its number. */
export async function readReports(file: string): Promise<Report[]> {
  const reports: Report[] = []
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file) })) {
    line++
    if (!text.trim()) continue
    const row = parse(text, line)
    const words = `${row.title}\n${row.detail ?? ''}`.trim()
    reports.push({
      key: randomUUID(),
      person: `replay-${row.id ?? line}`,
      words,
      category: classify(words).category,
    })
  }
  return reports
}

function parse(text: string, line: number): { id?: unknown; title: string; detail?: string } {
  try {
    const row = JSON.parse(text) as { id?: unknown; title?: unknown; detail?: unknown }
    if (typeof row.title === 'string')
      return { id: row.id, title: row.title, ...(typeof row.detail === 'string' ? { detail: row.detail } : {}) }
  } catch {
    // falls through to the sentence below
  }
  throw new Error(`Line ${line} is not a report: expected JSON with "title" and "detail".`)
}
