import { buildUser, paths } from '@jinlin/backend/testing/factories'
import type { Role } from '@jinlin/domain/people/roles'
import { beforeAll } from 'vitest'
import type { AnyRoute } from '../http/route'
import type { ApiClient } from './ApiClient'
import type { TestServer } from './useServer'

/** Somebody whom each row of the table lets in: one of those given where they hold the role, else the street's officer or an administrator. */
export function useAnyCaller(server: TestServer, as: (key: string) => ApiClient) {
  let admin: ApiClient
  beforeAll(async () => {
    await buildUser('admin', { grants: [{ role: 'system_admin', areaPath: paths.county }] })
    admin = await server.as('admin')
  })
  const clerks: Role = 'community_clerk'
  const streets: Role = 'street_officer'
  return ({ permission }: AnyRoute, otherwise: string): ApiClient => {
    if (typeof permission === 'string' || permission.includes(clerks)) return as(otherwise)
    return permission.includes(streets) ? as('street') : admin
  }
}
