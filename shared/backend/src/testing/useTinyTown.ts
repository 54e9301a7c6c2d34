import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { beforeAll } from 'vitest'
import { buildTown, type Town } from './factories'
import { offeredCase } from './offeredCase'
import { useStores } from './useStores'

/** A Tuesday morning at eleven in China. */
export const now = new Date('2026-11-24T03:00:00Z')
/** So many seconds after that. */
export const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)

/** Stores with the tiny town for the tests of one file; `town` is filled before the first of them, `offered` makes a case that its leader is being asked for. */
export function useTinyTown(): { town: Town; offered: (reporter?: Actor) => Promise<Case> } {
  useStores()
  const town = {} as Town
  beforeAll(async () => {
    Object.assign(town, await buildTown())
  })
  return { town, offered: (reporter = town.resident) => offeredCase(reporter, now) }
}
