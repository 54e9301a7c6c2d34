import type { Case } from '@jinlin/domain/cases/case'
import { catchUp, type Decided } from '@jinlin/domain/cases/catchUp'
import { restsOnClaims } from '@jinlin/domain/cases/pool'
import { nobodyToClaim } from '../dispatch/nobodyToClaim'
import { policyOf } from '../dispatch/policies'
import { metrics } from '../infra/metrics'
import { readCase } from './decideMove'
import { writeStep } from './writeDecided'

const tries = 5

/** The steps that fell due. A pool that would open for nobody has an officer beside it. */
const stepsOf = async (found: Case, now: Date): Promise<Decided> => {
  const policy = await policyOf(found)
  const steps = catchUp(found, policy, now)
  if (!restsOnClaims(steps) || !(await nobodyToClaim(found, policy, now))) return steps
  return catchUp(found, policy, now, { nobodyToClaim: true })
}

/** Writes every step that fell due by `now`, each with its true moment, in one write; the case as it is afterwards. Safe to run twice or for nothing. */
export const catchUpCase = async (found: Case, now: Date): Promise<Case> => {
  let current = found
  for (let round = 0; round < tries; round += 1) {
    const decided = await stepsOf(current, now)
    if (decided.entries.length === 0) return current
    const written = await writeStep(current, decided)
    if (written) {
      for (const { dueAt } of decided.entries)
        if (dueAt) metrics.stepsLate.observe((now.getTime() - dueAt.getTime()) / 1000)
      return written
    }
    current = await readCase(current._id)
  }
  return current
}
