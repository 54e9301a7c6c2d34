import { DomainError, type ErrorCode, errorStatus } from '@jinlin/domain/errors'
import type { z } from 'zod'

const named = (message: string): message is ErrorCode => Object.hasOwn(errorStatus, message)

/** Checks one outside value against its shape, once. Throws `invalid` naming each field, or the code a shape names itself (`words_too_long`). */
export function readShape<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const checked = shape.safeParse(value)
  if (checked.success) return checked.data
  const { issues } = checked.error
  const code = issues.map(({ message }) => message).find(named) ?? 'invalid'
  throw new DomainError(code, { fields: issues.slice(0, 20).map(fieldOf) })
}

function fieldOf(issue: z.core.$ZodIssue) {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 10) : []
  const path = [...issue.path.map(String), ...(unknown.length > 0 ? [unknown.join(',')] : [])].join('.').slice(0, 200)
  return { field: path || 'body', problem: issue.code }
}
