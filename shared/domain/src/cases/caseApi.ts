import { z } from 'zod'
import { attachmentIds, category, id, line, moment, point, words } from './apiFields'
import { caseStates } from './case'

export type { CommandBody, CommandBodyInput } from './commandApi'
export { commandBody } from './commandApi'

/** `POST /api/cases`: one tap. Unknown keys are refused; which place is needed is decided where the case is filed. */
export const newCaseBody = z.strictObject({
  category,
  point: point.optional(),
  dwellingId: id.optional(),
  placeUnknown: z.literal(true).optional(),
  placeText: line(200).optional(),
  words: words.optional(),
  attachmentIds: attachmentIds.optional(),
  /** Seconds in which the tap can be taken back before anybody is asked. */
  undoSeconds: z.int().min(0).max(10).default(0),
  /** When the finger was on the tile, and when the phone sent it; left out when a repeated key is compared. */
  tappedAt: moment.optional(),
  sentAt: moment.optional(),
})
export type NewCaseBody = z.infer<typeof newCaseBody>
export type NewCaseBodyInput = z.input<typeof newCaseBody>

/** Groups of states people ask for: `confirm` waits for the reporter, `done` needs nobody any more. */
export const stateGroups = {
  open: ['submitted', 'offered', 'accepted', 'in_progress', 'on_hold'],
  waiting: ['submitted', 'offered'],
  working: ['accepted', 'in_progress'],
  confirm: ['resolved'],
  done: ['closed', 'withdrawn', 'declined', 'merged'],
} as const satisfies Record<string, readonly (typeof caseStates)[number][]>

const stateWords: readonly string[] = [...caseStates, ...Object.keys(stateGroups)]
const pageSize = z
  .string()
  .regex(/^[1-9][0-9]?$/)
  .transform(Number)
  .refine((count) => count <= 50)
const cursor = z.string().regex(/^[A-Za-z0-9_.~=-]{1,512}$/)

/** A page of any list: the cursor of the page before, 1–50 items. */
export const pageQuery = z.strictObject({ cursor: cursor.optional(), limit: pageSize.optional() })

/** `GET /api/cases`: `state` is one state, a group, or several joined by commas; `mine=1` only what the person reported, speaks for or follows. */
export const listQuery = z.strictObject({
  state: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .refine((list) => list.every((each) => stateWords.includes(each)))
    .optional(),
  category: category.optional(),
  area: z
    .string()
    .regex(/^[0-9]{4,15}(\/[0-9]{6,15}){0,4}$/)
    .optional(),
  mine: z.literal('1').optional(),
  cursor: cursor.optional(),
  limit: pageSize.optional(),
})
export type ListQuery = z.infer<typeof listQuery>

/** `POST /api/sessions`: the code of `wx.login`; without `appId` it is the mini-program's. */
export const sessionBody = z.strictObject({
  code: z.string().regex(/^[\x21-\x7e]{1,128}$/),
  appId: id.optional(),
})

/** `PUT /api/me/position`. */
export const positionBody = z.strictObject({ point })
export type PositionBody = z.infer<typeof positionBody>

/** `PUT /api/me/duty`. */
export const dutyBody = z.strictObject({ on: z.boolean() })
export type DutyBody = z.infer<typeof dutyBody>

const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
/** `PUT /api/me/quiet`: hours of every day in Shanghai, over midnight too; null = none. */
export const quietBody = z.strictObject({
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to)
    .nullable(),
})
export type QuietBody = z.infer<typeof quietBody>

/** `POST /api/me/dwelling`: what a building's QR says, or a door chosen from a list; one of the two. */
export const dwellingBody = z.union([
  z.strictObject({ qr: z.string().min(1).max(512) }),
  z.strictObject({ dwellingId: id }),
])
export type DwellingBody = z.infer<typeof dwellingBody>

/** The text field of `POST /api/attachments`; the photo itself is the file. */
export const attachmentFields = z.strictObject({ phase: z.enum(['before', 'after']).default('before') })
