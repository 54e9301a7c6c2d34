import { DomainError, type ErrorCode } from '@jinlin/domain/errors'

const doors: readonly unknown[] = ['dwellingId', 'entranceId', 'qr']

/**
 * A refusal about a thing the request itself names says so: an unknown photo or door is a field to put right, not a case out of sight.
 * Somebody else's photo reads the same as one that never was.
 */
export function namedRefusal(refusal: DomainError): DomainError {
  const field = refusal.details?.field
  const is = (...codes: ErrorCode[]) => codes.includes(refusal.code)
  if (field === 'attachmentIds' && is('not_found', 'photo_missing'))
    return new DomainError('attachment_unknown', { field })
  if (doors.includes(field) && is('not_found', 'place_missing')) return new DomainError('invalid', { field })
  return refusal
}
