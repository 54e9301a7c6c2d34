import { accountRoutes } from './accounts/routes'
import { attachmentRoutes } from './attachments/routes'
import { caseRoutes } from './cases/routes'
import { categoryRoutes } from './categories/routes'
import { policyRoutes } from './dispatch/policyRoutes'
import { rosterRoutes } from './dispatch/rosterRoutes'
import { dispatchRoutes } from './dispatch/routes'
import { groupRoutes } from './groups/routes'
import type { AnyRoute } from './http/route'
import { meRoutes } from './me/routes'
import { consentRoutes } from './notifications/routes'
import { docsRoutes } from './openapi/routes'
import { peopleRoutes } from './people/routes'
import { placeRoutes } from './places/routes'
import { registerRoutes } from './register/routes'
import { sessionRoutes } from './sessions/routes'
import { staffRoutes } from './staff/routes'
import { watchRoutes } from './watch/routes'

/** Every call of the API, in one table. */
export const routes: readonly AnyRoute[] = [
  ...sessionRoutes,
  ...categoryRoutes,
  ...caseRoutes,
  ...meRoutes,
  ...dispatchRoutes,
  ...policyRoutes,
  ...watchRoutes,
  ...consentRoutes,
  ...attachmentRoutes,
  ...peopleRoutes,
  ...accountRoutes,
  ...staffRoutes,
  ...rosterRoutes,
  ...placeRoutes,
  ...registerRoutes,
  ...groupRoutes,
  ...docsRoutes(() => routes),
]
