import type { ZodError } from 'zod'
import { DomainError, type ErrorCode, errorStatus } from '../errors'

const isCode = (text: string): text is ErrorCode => Object.hasOwn(errorStatus, text)

type Issue = ZodError['issues'][number]

const fieldOf = (issue: Issue): string => {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  return [...issue.path, ...(unknown === undefined ? [] : [unknown])].join('.')
}

const paramOf = (issue: Issue, name: 'limit' | 'why'): unknown =>
  issue.code === 'custom' ? issue.params?.[name] : undefined

/** A body of the wrong shape as the refusal people get: its own code where the shape has one, else `invalid`; `details.field` names the first field, `details.limit` how many characters it takes, `details.why` what is wrong with it where the shape says so. */
export function refusalOf({ issues }: Pick<ZodError, 'issues'>): DomainError {
  const issue = issues.find((each) => isCode(each.message)) ?? issues[0]
  if (!issue) return new DomainError('invalid')
  const field = fieldOf(issue)
  const [limit, why] = [paramOf(issue, 'limit'), paramOf(issue, 'why')]
  const details = {
    ...(field ? { field } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(typeof why === 'string' ? { why } : {}),
  }
  return new DomainError(
    isCode(issue.message) ? issue.message : 'invalid',
    Object.keys(details).length > 0 ? details : undefined,
  )
}
