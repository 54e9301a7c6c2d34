import { z } from 'zod'

const officer = z.strictObject({
  userId: z.string(),
  name: z.string(),
  role: z.string(),
  label: z.string(),
  onDuty: z.boolean(),
})

/** Whom an area or department asks first, in order, and who else could be asked. */
export const rosterShape = z.strictObject({
  area: z.strictObject({ code: z.string(), name: z.string(), level: z.string() }),
  departmentId: z.string().optional(),
  version: z.int(),
  named: z.array(officer),
  others: z.array(officer),
})
