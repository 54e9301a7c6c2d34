import type { Case } from '@jinlin/domain/cases/case'
import { catchUp } from '@jinlin/domain/cases/catchUp'
import { policyOf } from '../dispatch/policies'
import { metrics } from '../infra/metrics'
import { readCase } from './decideMove'
import { writeStep } from './writeDecided'

const tries = 5

/** Writes every step that fell due by `now`, each with its true moment, in one write; the case as it is afterwards. Safe to run twice or for nothing. */
export const catchUpCase = async (found: Case, now: Date): Promise<Case> => {
  let current = found
  for (let round = 0; round < tries; round += 1) {
    const decided = catchUp(current, await policyOf(current), now)
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
