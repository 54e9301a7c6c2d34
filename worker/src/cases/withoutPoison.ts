import { postponeCase } from '@jinlin/backend/cases/postponeCase'
import { isStoreTrouble } from '@jinlin/backend/infra/isStoreTrouble'
import { logger } from '@jinlin/backend/infra/logger'
import { forgetFailure, noteFailure } from '@jinlin/backend/jobs/noteFailure'
import { DomainError } from '@jinlin/domain/errors'

const mostFailures = 5
const restMs = 10 * 60_000

type Wake = (payload: { caseId: string }, now: Date) => Promise<'nothing due' | 'done'>
type Safe = (payload: { caseId: string }, now: Date) => Promise<'nothing due' | 'done' | 'overtaken' | 'postponed'>

/**
 * Keeps one broken case from taking the others' time: after five failures in a row it rests for ten minutes and an alarm is logged.
 * A conflict is no failure: somebody else did the work. Nor is trouble of the store: it says nothing of this case, which is tried again.
 * Any other refusal is one, for the machine asks only for what it may do.
 */
export const withoutPoison =
  (wake: Wake): Safe =>
  async (payload, now) => {
    try {
      const end = await wake(payload, now)
      if (end === 'done') await forgetFailure('wakeCase', payload.caseId, now)
      return end
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return 'overtaken'
      if (isStoreTrouble(error)) throw error
      const failures = await noteFailure('wakeCase', payload.caseId, error, now)
      if (failures < mostFailures) throw error
      logger.error({ alarm: 'poison', caseId: payload.caseId, err: error }, 'a case breaks the worker and rests')
      await postponeCase(payload.caseId, new Date(now.getTime() + restMs), now)
      return 'postponed'
    }
  }
