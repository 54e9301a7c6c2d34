import { DomainError } from '@jinlin/domain/errors'
import { errorText } from '@jinlin/domain/words/errors'
import { lines } from '@jinlin/domain/words/lines'
import { heldBack, tooLong } from '../words/dialogue'

/** Whether the command met others' steps at every try: the message is taken up again, it is no refusal. */
const isRace = ({ details }: DomainError): boolean => details?.why === 'race'

/** Whether the rules refused it for good: the case, or the person, is not as it would have to be. */
export const isRefused = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.status < 500 && !isRace(error)

/** What the account says when something was refused for good; undefined for what may go well at the next try. */
export function refusalText(error: unknown): string | undefined {
  if (!isRefused(error)) return undefined
  if (error.code === 'words_too_long') return tooLong
  const text = errorText(error.code, error.details)
  return error.code === 'too_many' ? lines(text, heldBack) : text
}
