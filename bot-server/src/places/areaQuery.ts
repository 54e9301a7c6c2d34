import { pageQuery } from '@jinlin/domain/cases/caseApi'
import { roles } from '@jinlin/domain/people/roles'
import { z } from 'zod'

const path = z.string().regex(/^[0-9]{4,15}(\/[0-9]{6,15}){0,4}$/)

/** `GET /api/people`: the subtree, the role, the letters a name begins with, a page. */
export const areaPathQuery = pageQuery.extend({
  area: path.optional(),
  role: z.enum(roles).optional(),
  name: z.string().trim().min(1).max(20).optional(),
})

/** `GET /api/areas`: the children of one area; without one, the city. */
export const childrenQuery = z.strictObject({
  parent: z
    .string()
    .regex(/^[0-9]{4,15}$/)
    .optional(),
})
