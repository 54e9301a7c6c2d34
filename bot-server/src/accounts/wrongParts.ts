import type { Takes } from '@jinlin/backend/words/commandLine'
import type { z } from 'zod'
import { accountWords } from '../words/accounts'

/** What is wrong with something handed over, in sentences by its `fields`; the values never stand in them. */
export function wrongParts(
  issues: z.core.$ZodIssue[],
  name: string,
  fields: Readonly<Record<string, Takes>>,
): string[] {
  const sentences = issues.flatMap((issue) => {
    if (issue.path.length === 0 && issue.code === 'unrecognized_keys')
      return issue.keys.map((field) => accountWords.unknownField(name, field))
    const field = String(issue.path[0] ?? 'key')
    return [accountWords.wrong(name, field, fields[field] ?? ['', ''])]
  })
  return [...new Set(sentences)]
}
