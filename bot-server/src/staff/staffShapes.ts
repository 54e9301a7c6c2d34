import { entryStates } from '@jinlin/domain/people/staffApi'
import { z } from 'zod'

const moment = z.iso.datetime()

/** Papers for a trade, with the moment each ends. */
export const certificatesShape = z.array(z.strictObject({ skill: z.string(), until: moment }))

/** A row of the list of staff. */
export const staffEntryShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  role: z.string(),
  label: z.string(),
  areaName: z.string(),
  departmentId: z.string().optional(),
  skills: z.array(z.string()),
  certificates: certificatesShape,
  state: z.enum(entryStates),
  approval: z.enum(['mine', 'others']).optional(),
  codeUntil: moment.optional(),
  joinedAt: moment.optional(),
  joinedBy: z.enum(['phone', 'code']).optional(),
  endedAt: moment.optional(),
  until: moment.optional(),
})

/** A one-time code, shown once. */
export const staffCodeShape = z.strictObject({ code: z.string(), until: moment })
