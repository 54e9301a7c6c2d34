import { policyOf } from '@jinlin/backend/dispatch/policies'
import { viewsOf } from '@jinlin/backend/people/viewsOf'
import { areaNames } from '@jinlin/backend/places/areaSet'
import type { Case } from '@jinlin/domain/cases/case'
import type { PresentedCase, SimilarCase } from '@jinlin/domain/cases/presentedCase'
import type { Actor } from '@jinlin/domain/people/roles'
import { presentCase, presentSimilar } from './presentCase'

/** A list of cases as this viewer sees them, in the order given; what they need is read once for all. */
export async function presentCases(actor: Actor, cases: readonly Case[], now: Date): Promise<PresentedCase[]> {
  const [views, names] = await Promise.all([viewsOf(actor, cases, now), areaNames()])
  return Promise.all(
    views.map(async ({ found, actor: viewer, ...view }) => {
      const around = { ...view, policy: await policyOf(found), names, following: viewer.follows ?? false }
      return presentCase(viewer, found, around, now)
    }),
  )
}

/** One case as this viewer sees it. */
export async function presentOne(actor: Actor, found: Case, now: Date): Promise<PresentedCase> {
  const [presented] = await presentCases(actor, [found], now)
  if (!presented) throw new Error('nothing presented')
  return presented
}

/** A case just filed, for its reporter, with the similar one the filing found. Nobody can follow it or be near it yet, so nothing is read for it. */
export async function presentFresh(actor: Actor, found: Case, similar: SimilarCase | undefined, now: Date) {
  const [policy, names] = await Promise.all([policyOf(found), areaNames()])
  const around = { policy, names, followers: 0, following: false, similar: similar && presentSimilar(similar) }
  return presentCase(actor, found, around, now)
}
