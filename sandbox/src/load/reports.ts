import { randomUUID } from 'node:crypto'
import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { classify } from '@jinlin/domain/understanding/classify'
import { replayWords } from '../words/replay'

/** One real report made ready to file: words as written, the category our own rules read from them; the key is new, so that a second replay files anew. */
export type Report = { key: string; person: string; words: string; category: string }

/** Reads JSON lines `{id, user, title, detail}`; throws CommandRefusal, which names `file`, for a line that is no report (with its number), and for none at all. */
export function readReports(text: string, file: string): Report[] {
  const reports = text.split('\n').flatMap((row, at) => (row.trim() ? [reportOf(row, file, at + 1)] : []))
  if (reports.length === 0) throw new CommandRefusal('file_wrong', replayWords.noReports(file))
  return reports
}

function reportOf(text: string, file: string, line: number): Report {
  const row = parse(text)
  if (!row) throw new CommandRefusal('file_wrong', replayWords.noReport(file, line))
  const words = `${row.title}\n${row.detail ?? ''}`.trim()
  return { key: randomUUID(), person: `replay-${row.id ?? line}`, words, category: classify(words).category }
}

function parse(text: string): { id?: unknown; title: string; detail?: string } | undefined {
  try {
    const row = JSON.parse(text) as { id?: unknown; title?: unknown; detail?: unknown } | null
    if (typeof row?.title === 'string')
      return { id: row.id, title: row.title, ...(typeof row.detail === 'string' ? { detail: row.detail } : {}) }
  } catch {
    // no JSON is no report
  }
  return undefined
}
