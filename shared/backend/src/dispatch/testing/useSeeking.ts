import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { beforeEach } from 'vitest'
import { CaseModel } from '../../cases/CaseModel'
import type { Tap } from '../../cases/fileCase'
import { handOverNews } from '../../notifications/handOverNews'
import { AreaModel } from '../../places/AreaModel'
import { buildCase, buildTown, type Town } from '../../testing/factories'
import { RosterModel } from '../RosterModel'
import { StaffModel } from '../StaffModel'
import { seekNext } from '../seekNext'

/** When these tests play. */
export const now = new Date('2026-11-24T03:00:00Z')
/** So many seconds later. */
export const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** A tiny town before each test, in which nothing has been reported; `seek` = somebody reports (a resident, if nobody is named) and the first person is asked. */
export function useSeeking(): { town: () => Town; seek: (tap?: Partial<Tap>, reporter?: Actor) => Promise<Case> } {
  let town: Town
  beforeEach(async () => {
    await Promise.all([
      AreaModel.deleteMany({}),
      StaffModel.deleteMany({}),
      CaseModel.deleteMany({}),
      RosterModel.deleteMany({}),
    ])
    town = await buildTown()
  })
  return {
    town: () => town,
    seek: async (tap = {}, reporter = town.resident) =>
      seekNext(await handOverNews(await buildCase(reporter, tap, now), now), now),
  }
}
