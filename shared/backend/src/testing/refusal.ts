import { DomainError } from '@jinlin/domain/errors'
import { expect } from 'vitest'

/** What the work was refused with; work that was not refused fails the test. */
export const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(DomainError)
  return error as DomainError
}
