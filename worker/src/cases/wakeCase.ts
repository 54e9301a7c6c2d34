import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { catchUpCase } from '@jinlin/backend/cases/catchUpCase'
import { goToSleep, ringNext } from '@jinlin/backend/cases/sleepUntil'
import { carryRating } from '@jinlin/backend/dispatch/carryRating'
import { endIdleOffer } from '@jinlin/backend/dispatch/idleOffers'
import { seekNext } from '@jinlin/backend/dispatch/seekNext'
import type { JobPayload } from '@jinlin/backend/jobs/jobs'
import { handOverNews } from '@jinlin/backend/notifications/handOverNews'
import type { Case } from '@jinlin/domain/cases/case'

/** An alarm clock that rings a moment early waits it out; the job would be spent otherwise, and the sweep is slower. */
const earlyMs = 1000

/**
 * Does all that a case is owed by now: writes the steps that fell due, ends an offer to somebody off duty, finds the next person, sets the alarm of what comes next, while it carries a
 * rating to whoever earned it and hands over all its news; goes back to sleep.
 * Safe to run twice, late, at the same time elsewhere, or for nothing: it asks the case, not the job.
 */
export async function wakeCase({ caseId }: JobPayload<'wakeCase'>, rungAt: Date): Promise<'nothing due' | 'done'> {
  const found = await caseTogether(caseId)
  const now = found?.wakeAt ? await waitedOut(found.wakeAt, rungAt) : rungAt
  if (!found?.wakeAt || found.wakeAt > now) return 'nothing due'
  const asked = await endIdleOffer(await catchUpCase(found, now), now, { noAlarm: true })
  const sought = await seekNext(asked, now)
  const [rung, told] = await Promise.all([ringNext(sought, now), tell(sought, now)])
  await goToSleep(told, now, rung)
  return 'done'
}

/** The rating first: once its entry is told, nobody would look for it again. */
async function tell(found: Case, now: Date): Promise<Case> {
  await carryRating(found, now)
  return handOverNews(found, now)
}

async function waitedOut(wakeAt: Date, rungAt: Date): Promise<Date> {
  const early = wakeAt.getTime() - rungAt.getTime()
  if (early <= 0 || early > earlyMs) return rungAt
  await new Promise((resolve) => setTimeout(resolve, early))
  return wakeAt
}
