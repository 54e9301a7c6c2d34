import type { Case } from '@jinlin/domain/cases/case'
import { isSeeking, mayOpenPool } from '@jinlin/domain/cases/pool'
import { DomainError } from '@jinlin/domain/errors'
import { systemActor } from '@jinlin/domain/people/roles'
import { readCase } from '../cases/decideMove'
import { moveCase } from '../cases/moveCase'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'
import { chooseNext } from './chooseNext'
import { policyOf } from './policies'

/** More rounds than a pool, an officer and a few lost races need. */
const rounds = 6

const isConflict = (error: unknown): boolean => error instanceof DomainError && error.status === 409

const step = async (found: Case, now: Date): Promise<Case | undefined> => {
  const policy = await policyOf(found)
  const options = { version: found.version, noAlarm: true, known: found } as const
  const next = await chooseNext(found, policy, now)
  if (next) return (await moveCase(systemActor, found._id, 'offer', next, now, options)).found
  if (!mayOpenPool(found, now)) return undefined
  return (await moveCase(systemActor, found._id, 'open_pool', { nobody: true }, now, options)).found
}

const nobody = (found: Case): Case => {
  metrics.noDutyOfficer.inc()
  logger.error({ alarm: 'no_duty_officer', caseId: found._id, areaPath: found.place.areaPath }, 'nobody can be asked')
  return found
}

/**
 * Finds the next person for a case that seeks one: one offer, or the open pool with an officer beside it, or the alarm `no_duty_officer`.
 * Somebody else's change in between is met by looking again; the case as it is afterwards, for the caller to put to sleep.
 */
export const seekNext = async (found: Case, now: Date): Promise<Case> => {
  let current = found
  for (let round = 0; round < rounds; round += 1) {
    if (!isSeeking(current) || now < current.dispatchAt) return current
    try {
      const after = await step(current, now)
      if (!after) return nobody(current)
      current = after
    } catch (error) {
      if (!isConflict(error)) throw error
      current = await readCase(current._id)
    }
  }
  return current
}
