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
    views.map(async ({ found, actor: viewer, followers }) => {
      const policy = await policyOf(found)
      return presentCase(viewer, found, { policy, names, followers, following: viewer.follows ?? false }, now)
    }),
  )
}

/** One case as this viewer sees it, with the similar one its filing found. */
export async function presentOne(actor: Actor, found: Case, now: Date, similar?: SimilarCase): Promise<PresentedCase> {
  const [presented] = await presentCases(actor, [found], now)
  if (!presented) throw new Error('nothing presented')
  return similar ? { ...presented, similar: presentSimilar(similar) } : presented
}
