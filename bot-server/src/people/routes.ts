import { departments } from '@jinlin/domain/categories/codes'
import type { Role } from '@jinlin/domain/people/roles'
import { departmentLabel } from '@jinlin/domain/words/departments'
import { route } from '../http/route'
import { areaPathQuery } from '../places/areaQuery'
import { staffPage } from './staffPage'

/** Whoever may assign a case. */
export const superiors: readonly Role[] = ['community_clerk', 'community_secretary', 'street_officer', 'dispatcher']

const people = route({
  method: 'get',
  path: '/api/people',
  permission: superiors,
  summary: 'Who works in an area of yours: whom a case can be assigned to',
  answers: 'StaffPage',
  query: areaPathQuery,
  run: async ({ actor, query }) => ({ data: await staffPage(actor, query) }),
})

const bureaus = route({
  method: 'get',
  path: '/api/departments',
  permission: 'signed_in',
  summary: 'Departments a case can be handed to',
  answers: 'DepartmentPage',
  run: async () => ({
    data: { items: departments.map((id) => ({ id, name: departmentLabel(id) })), nextCursor: null },
  }),
})

/** Whom a case can go to. */
export const peopleRoutes = [people, bureaus]
