import { DomainError } from '../../errors'

/** The reason without blanks around it; throws `reason_missing` when nothing is left. */
export function reasonOf({ reason }: { reason?: string }): string {
  const text = reason?.trim()
  if (!text) throw new DomainError('reason_missing')
  return text
}
