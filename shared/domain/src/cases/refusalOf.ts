import type { ZodError } from 'zod'
import { DomainError, type ErrorCode, errorStatus } from '../errors'

const isCode = (text: string): text is ErrorCode => Object.hasOwn(errorStatus, text)

/** A body of the wrong shape as the refusal people get: its own code where the shape has one, else `invalid`; `details.field` names the first field. */
export function refusalOf({ issues }: Pick<ZodError, 'issues'>): DomainError {
  const named = issues.find((each) => isCode(each.message))
  const issue = named ?? issues[0]
  if (!issue) return new DomainError('invalid')
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...issue.path, ...(unknown === undefined ? [] : [unknown])].join('.')
  return new DomainError(isCode(issue.message) ? issue.message : 'invalid', field ? { field } : undefined)
}
