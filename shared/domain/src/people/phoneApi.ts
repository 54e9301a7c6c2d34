import { z } from 'zod'

/** What WeChat's phone button gives: a code for one question. */
export const phoneCode = z.string().regex(/^[\x21-\x7e]{1,128}$/)

/** `POST /api/me/phone`: the code of the phone button, or null when the number is not to be kept any more. */
export const phoneBody = z.strictObject({ phoneCode: phoneCode.nullable() })
export type PhoneBody = z.infer<typeof phoneBody>
