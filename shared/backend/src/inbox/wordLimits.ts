import { DomainError } from '@jinlin/domain/errors'

/** How much people may say, in code points, the same as over the API: a case's words, one note, the line that follows a rating. */
export const mostLetters = { words: 10_000, note: 2000, line: 500 } as const

/** The length of a text in code points. */
export const lettersOf = (text: string): number => (text.length === 0 ? 0 : [...text].length)

/** Refuses a text that is too long, `words_too_long` with its limit, before any of it is stored. */
export function refuseLonger(text: string, most: number): void {
  if (lettersOf(text) > most) throw new DomainError('words_too_long', { limit: most })
}
