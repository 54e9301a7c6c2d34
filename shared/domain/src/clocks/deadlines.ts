import type { Leaf } from '../categories/catalogue'
import type { Policy, WorkCalendar } from '../dispatch/policy'
import { HOUR, MINUTE } from './shanghai'
import { addWorkMinutes, minutesOfWorkday } from './workCalendar'

type Rule = Pick<Leaf, 'respondMinutes' | 'closeHours' | 'timeType'>

/** When the rule alone says the matter must be closed; `closeHours / 24` working days for `work_day`, wall clock for the urgent and the natural. */
export function closeByRule({ closeHours, timeType }: Rule, calendar: WorkCalendar, startedAt: Date): Date {
  if (timeType === 'work_hour') return addWorkMinutes(startedAt, closeHours * 60, calendar)
  if (timeType === 'work_day')
    return addWorkMinutes(startedAt, (closeHours / 24) * minutesOfWorkday(calendar), calendar)
  return new Date(startedAt.getTime() + closeHours * HOUR)
}

/**
 * The two promises of a case that starts now. `respondBy` runs by the wall clock, `closeBy` by the rule's time type;
 * neither is later than the policy's ceiling unless the district lifted it. All spans × `timeScale`.
 */
export function deadlines(rule: Rule, policy: Policy, startedAt: Date): { respondBy: Date; closeBy: Date } {
  const { ceiling, calendar, timeScale } = policy
  const scaled = (span: number) => new Date(startedAt.getTime() + Math.round(span * timeScale))
  const respond = rule.respondMinutes * MINUTE
  const close = closeByRule(rule, calendar, startedAt).getTime() - startedAt.getTime()
  if (ceiling.lifted) return { respondBy: scaled(respond), closeBy: scaled(close) }
  return {
    respondBy: scaled(Math.min(respond, ceiling.respondMinutes * MINUTE)),
    closeBy: scaled(Math.min(close, ceiling.closeHours * HOUR)),
  }
}
