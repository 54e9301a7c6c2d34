import { logger } from './logger'
import { clockOffBy, mostOffMs } from './primarySeen'

/** The wall clock less the time that has passed since the process began: it changes only when somebody sets the clock. */
const set = (): number => Date.now() - performance.now()
let agreed: number | undefined

/**
 * Whether this process may act by its clock: it agreed with the store's, and nobody has set it since (by more than 2 s). A clock that was set is compared again;
 * until it agrees nothing is due by it, for a step taken before its moment is on record for ever.
 */
export const clockAgrees = async (): Promise<boolean> => {
  const now = set()
  if (agreed !== undefined && Math.abs(now - agreed) <= mostOffMs) return true
  const offMs = await clockOffBy()
  if (offMs === undefined) return false
  if (offMs > mostOffMs) {
    logger.error({ alarm: 'clock', offMs: Math.round(offMs) }, 'the clock of this process is off: others do its work')
    return false
  }
  agreed = now
  return true
}
