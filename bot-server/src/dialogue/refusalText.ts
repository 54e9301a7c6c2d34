import { DomainError } from '@jinlin/domain/errors'
import { errorText } from '@jinlin/domain/words/errors'
import { lines } from '@jinlin/domain/words/lines'
import { heldBack, tooLong } from '../words/dialogue'

/** What the account says when something was refused for good; undefined for what may go well at the next try. */
export function refusalText(error: unknown): string | undefined {
  if (!(error instanceof DomainError) || error.status >= 500) return undefined
  if (error.code === 'words_too_long') return tooLong
  const text = errorText(error.code, error.details)
  return error.code === 'too_many' ? lines(text, heldBack) : text
}
