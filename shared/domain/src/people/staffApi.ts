import { z } from 'zod'
import { line } from '../cases/apiFields'
import { pageQuery } from '../cases/caseApi'
import { departments, skills } from '../categories/codes'
import { addDays, momentAt } from '../clocks/shanghai'
import type { ErrorCode } from '../errors'
import { phoneCode } from './phoneApi'
import { roles } from './roles'

const wrongCode: ErrorCode = 'join_code_wrong'
const phone = z.string().regex(/^1[3-9][0-9]{9}$/)
const areaPath = z.string().regex(/^[0-9]{4,15}(\/[0-9]{6,15}){0,4}$/)

/** The papers shown for a trade; a paper is good for the whole of its last day in Shanghai. */
const certificates = z
  .array(z.strictObject({ skill: z.enum(skills), until: z.iso.date() }))
  .max(24)
  .transform((list) => list.map(({ skill, until }) => ({ skill, until: momentAt(addDays(until, 1), '00:00') })))

/** `PUT /api/staff/:id/certificates`: all papers of one person, in place of those there are. */
export const certificatesBody = z.strictObject({ certificates })

/** `POST /api/staff`: one row of the list of those who are to work here; the phone number is what they can join by. */
export const staffEntryBody = z.strictObject({
  name: line(30).refine((text) => text.length > 0),
  phone: phone.optional(),
  role: z.enum(roles).exclude(['resident']),
  areaPath,
  departmentId: z.enum(departments).optional(),
  skills: z.array(z.enum(skills)).max(12).default([]),
  certificates: certificates.optional(),
  /** Until when, for those who are here for a time. */
  until: z.iso.datetime({ offset: true }).optional(),
})

/** What has become of a row: nobody joined yet, somebody works here by it, it has ended. */
export const entryStates = ['waiting', 'joined', 'ended'] as const
export type EntryState = (typeof entryStates)[number]

/** `GET /api/staff`: rows this person is the superior of. */
export const staffEntryQuery = z.strictObject({
  state: z.enum(entryStates).default('waiting'),
  ...pageQuery.shape,
})

/** `POST /api/me/staff`: the code of the phone button, or the eight characters a superior gave, never both. Spaces and dashes people put in are left out. */
export const joinBody = z
  .strictObject({
    phoneCode: phoneCode.optional(),
    code: z
      .string()
      .max(32)
      .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
      .refine((text) => /^[A-Z0-9]{8}$/.test(text), { error: wrongCode })
      .optional(),
  })
  .refine(({ phoneCode, code }) => (phoneCode === undefined) !== (code === undefined), { path: ['code'] })
