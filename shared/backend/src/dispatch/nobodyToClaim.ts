import type { Case } from '@jinlin/domain/cases/case'
import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { findCandidates } from './findCandidates'
import { unwantedFor } from './unwanted'

/** Whether nobody on duty is near enough and free to claim this case from the pool, asked before or not. Of a case without a point nobody knows: everybody may try. */
export const nobodyToClaim = async (found: Case, policy: Policy, now: Date): Promise<boolean> => {
  const { category, place } = found
  if (!place.point) return false
  const skill = leaf(category)?.skill
  const want =
    isCallOut(category) && skill ? ({ role: 'tradesperson', skill } as const) : ({ role: 'grid_leader' } as const)
  const radii = [Math.max(...policy.radiiMetres)]
  const unwanted = () => unwantedFor(found)
  return (await findCandidates({ want, point: place.point, radii, enough: 1, unwanted }, policy, now)).length === 0
}
