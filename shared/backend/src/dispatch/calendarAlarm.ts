import type { Policy } from '@jinlin/domain/dispatch/policy'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'

const said = new Set<string>()

/** Raises the alarm, once a process, when a deadline falls into a year whose holidays the policy doesn't have: until then it counts plain weeks. */
export function calendarAlarm({ calendar }: Policy, county: string, deadline: Date): void {
  const year = new Date(deadline.getTime() + 8 * 3_600_000).getUTCFullYear()
  const key = `${county}-${year}`
  if (calendar.years.includes(year) || said.has(key)) return
  said.add(key)
  metrics.calendarMissing.inc({ year: String(year) })
  logger.error({ code: 'calendar_year_missing', county, year }, 'no holidays for this year')
}
