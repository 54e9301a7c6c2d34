import { DomainError } from '@jinlin/domain/errors'
import { logger } from './logger'
import { clockOffBy, mostOffMs } from './primarySeen'

/** The wall clock less the time that has passed since the process began, as it was when it agreed: it changes only when somebody sets the clock. */
let agreed: number | undefined

/**
 * The time by which this process may act, undefined while it may not: its clock agreed with the store's, and nobody has set it since (by more than 2 s). A clock
 * that was set is compared again; until it agrees nothing is due by it, for a step taken before its moment is on record for ever. Whoever waits meanwhile asks again.
 */
export const agreedNow = async (): Promise<Date | undefined> => readAgreed() ?? compared()

/** The same at once, for work that began by a clock that agreed; throws `retry_same_key` when it was set meanwhile. */
export function stillAgreed(): Date {
  const now = readAgreed()
  if (!now) throw new DomainError('retry_same_key')
  return now
}

/** Reads and compares the same moment, so that no clock is set between the two. */
function readAgreed(): Date | undefined {
  const wall = Date.now()
  return agreed !== undefined && Math.abs(wall - performance.now() - agreed) <= mostOffMs ? new Date(wall) : undefined
}

async function compared(): Promise<Date | undefined> {
  const wall = Date.now() - performance.now()
  const offMs = await clockOffBy()
  if (offMs === undefined) return undefined
  if (offMs > mostOffMs) {
    logger.error({ alarm: 'clock', offMs: Math.round(offMs) }, 'the clock of this process is off: others do its work')
    return undefined
  }
  agreed = wall
  return readAgreed()
}
