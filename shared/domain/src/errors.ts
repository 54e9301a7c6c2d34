/** The stable codes of every refusal; clients translate and test them, so none is ever renamed. Status is HTTP's. */
export const errorStatus = {
  invalid: 400,
  category_unknown: 400,
  place_missing: 400,
  place_outside: 400,
  photo_missing: 400,
  attachment_unknown: 400,
  reason_missing: 400,
  date_past: 400,
  join_code_wrong: 400,
  signed_out: 401,
  code_invalid: 401,
  not_allowed: 403,
  not_found: 404,
  join_unknown: 404,
  join_unapproved: 409,
  wecom_right_missing: 409,
  route_unknown: 404,
  case_moved: 409,
  policy_moved: 409,
  roster_moved: 409,
  taken: 409,
  offer_over: 409,
  cap_reached: 409,
  off_duty: 409,
  too_soon: 409,
  too_late: 409,
  already_joined: 409,
  case_full: 409,
  photos_full: 409,
  words_too_long: 413,
  too_large: 413,
  file_too_large: 413,
  photo_format: 415,
  media_type: 415,
  key_reused: 422,
  join_locked: 429,
  too_many: 429,
  retry_same_key: 503,
  no_room: 503,
  busy: 503,
} as const
export type ErrorCode = keyof typeof errorStatus

/** A refusal with a stable code. `details` is shown to the client, so it holds masked names only. */
export class DomainError extends Error {
  readonly status: number
  constructor(
    readonly code: ErrorCode,
    readonly details?: Record<string, unknown>,
  ) {
    super(code)
    this.name = 'DomainError'
    this.status = errorStatus[code]
  }
}
