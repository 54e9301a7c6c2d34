import type { ZodError } from 'zod'
import { DomainError, type ErrorCode, errorStatus } from '../errors'

const isCode = (text: string): text is ErrorCode => Object.hasOwn(errorStatus, text)

type Issue = ZodError['issues'][number]

const fieldOf = (issue: Issue): string => {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  return [...issue.path, ...(unknown === undefined ? [] : [unknown])].join('.')
}

const limitOf = (issue: Issue): unknown => (issue.code === 'custom' ? issue.params?.limit : undefined)

/** A body of the wrong shape as the refusal people get: its own code where the shape has one, else `invalid`; `details.field` names the first field, `details.limit` how many characters it takes. */
export function refusalOf({ issues }: Pick<ZodError, 'issues'>): DomainError {
  const issue = issues.find((each) => isCode(each.message)) ?? issues[0]
  if (!issue) return new DomainError('invalid')
  const field = fieldOf(issue)
  const limit = limitOf(issue)
  const details = { ...(field ? { field } : {}), ...(typeof limit === 'number' ? { limit } : {}) }
  return new DomainError(
    isCode(issue.message) ? issue.message : 'invalid',
    Object.keys(details).length > 0 ? details : undefined,
  )
}
