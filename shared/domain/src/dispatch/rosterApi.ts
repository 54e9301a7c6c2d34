import { z } from 'zod'
import { id } from '../cases/apiFields'
import { departments } from '../categories/codes'

/** `GET` and `PUT /api/rosters/:area`: of a department of that district; without one, the area's own. */
export const rosterQuery = z.strictObject({ departmentId: z.enum(departments).optional() })

/** `PUT /api/rosters/:area`: everybody the roster is to name, each once, whom to ask first at its head; `version` = the one it was decided on, 0 where there was none. */
export const rosterBody = z.strictObject({
  userIds: z
    .array(id)
    .max(100)
    .refine((ids) => new Set(ids).size === ids.length),
  version: z.int().min(0),
})
export type RosterBody = z.infer<typeof rosterBody>
