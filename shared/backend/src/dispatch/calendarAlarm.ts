import type { Case } from '@jinlin/domain/cases/case'
import { dayOf } from '@jinlin/domain/clocks/shanghai'
import { respondStepAt } from '@jinlin/domain/clocks/stepTimes'
import { knowsYear } from '@jinlin/domain/clocks/workCalendar'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'
import { birthCountyOf } from './policies'

const said = new Set<string>()

/** Raises the alarm, once a process, when a deadline falls into a year whose holidays the policy doesn't have: until then it counts plain weeks. */
export function calendarAlarm({ calendar }: Policy, county: string, deadline: Date): void {
  if (knowsYear(deadline, calendar)) return
  const year = dayOf(deadline).slice(0, 4)
  const key = `${county}-${year}`
  if (said.has(key)) return
  said.add(key)
  metrics.calendarMissing.inc({ year })
  logger.error({ code: 'calendar_year_missing', county, year: Number(year) }, 'no holidays for this year')
}

const lastStep = (found: Case, policy: Policy): Date =>
  respondStepAt(found, policy, policy.respondSteps.breach.at(-1) ?? 1)

/** The same for what a command made of a case: a closing time begun anew or moved, and the last step a department has in its office hours. */
export function calendarAlarmOf(found: Case, after: Case, policy: Policy): void {
  const county = birthCountyOf(found)
  if (after.clocks.closeBy.getTime() !== found.clocks.closeBy.getTime())
    calendarAlarm(policy, county, after.clocks.closeBy)
  if (after.level === 'department' && after.turnDue.getTime() !== found.turnDue.getTime())
    calendarAlarm(policy, county, lastStep(after, policy))
}
