import type { WorkCalendar } from '../dispatch/policy'
import { addDays, dayOf, MINUTE, momentAt, weekdayOf } from './shanghai'

/** No calendar sleeps longer than this; one that does is broken. */
const LONGEST_DAYS = 3_700

/** Whether people work on this day (`YYYY-MM-DD`): make-up days count, statutory holidays and plain weekends don't. */
export function isWorkday(day: string, calendar: WorkCalendar): boolean {
  if (calendar.makeUp.includes(day)) return true
  if (calendar.off.includes(day)) return false
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** Whether the holidays of this moment's year are loaded; if not, only weekends are known, and that is an alarm. */
export const knowsYear = (at: Date, calendar: WorkCalendar): boolean =>
  calendar.years.includes(Number(dayOf(at).slice(0, 4)))

const length = ({ from, to }: { from: string; to: string }) =>
  (momentAt('2000-01-01', to).getTime() - momentAt('2000-01-01', from).getTime()) / MINUTE

/** Working minutes of one working day: 420 by the city standard. */
export const minutesOfWorkday = (calendar: WorkCalendar): number =>
  calendar.hours.reduce((sum, span) => sum + length(span), 0)

/** The moment when so many working minutes have passed after `at`; exactly at the end of a span, not at the start of the next. */
export function addWorkMinutes(at: Date, minutes: number, calendar: WorkCalendar): Date {
  if (minutes <= 0) return at
  let left = minutes * MINUTE
  let day = dayOf(at)
  for (let passed = 0; passed < LONGEST_DAYS; passed += 1, day = addDays(day, 1)) {
    if (!isWorkday(day, calendar)) continue
    for (const span of calendar.hours) {
      const start = Math.max(momentAt(day, span.from).getTime(), at.getTime())
      const room = momentAt(day, span.to).getTime() - start
      if (room <= 0) continue
      if (left <= room) return new Date(start + left)
      left -= room
    }
  }
  throw new RangeError('A work calendar without working time')
}
