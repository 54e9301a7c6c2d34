import type { ErrorCode } from '../errors'

/**
 * Why a command is refused, as `details.why`, where its code alone doesn't say what to do: each has its sentence in words/errorsWhy.ts.
 * `role` comes with `who` (whose it is), `hold_too_long` and what is too late with `days`, `state` with the case's.
 */
export const refusalWhys = {
  case_moved: [
    'state',
    'follows',
    'follows_not',
    'pending',
    'no_request',
    'appealed',
    'rated',
    'top',
    'into_over',
    'race',
  ],
  not_allowed: ['role', 'own_case', 'restricted', 'own_request', 'endless', 'too_far', 'unplaced'],
  not_found: ['person', 'into', 'merger'],
  date_past: ['request_past'],
  invalid: ['hold_too_long', 'unfit', 'same_person', 'same_category', 'itself', 'elsewhere', 'known_files'],
  too_late: ['reopen_over', 'appeal_over', 'rating_over', 'words_over'],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>
export type RefusalWhy = (typeof refusalWhys)[keyof typeof refusalWhys][number]

/** A refusal as data, so that asking for every button is cheap. */
export type Refusal = { code: ErrorCode; details?: Record<string, unknown> }

/** The details of a refusal that say why. */
export const because = (why: RefusalWhy, rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...rest,
  why,
})
