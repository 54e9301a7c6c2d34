import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { seekNext } from '../dispatch/seekNext'
import { handOverNews } from '../notifications/handOverNews'
import { buildCase } from './factories'

/** Files a case, whose news is handed over and for which the first person is asked, all at `now`. */
export const offeredCase = async (reporter: Actor, now: Date): Promise<Case> =>
  seekNext(await handOverNews(await buildCase(reporter, {}, now), now), now)
