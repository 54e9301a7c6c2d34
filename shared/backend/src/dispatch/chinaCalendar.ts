import type { WorkCalendar } from '@jinlin/domain/dispatch/policy'
import chineseDays from 'chinese-days'

const dayMs = 86_400_000

/** China's statutory holidays and make-up working days of these years; a year the library doesn't know yet is left out of `years`. */
export function chinaCalendar(years: readonly number[]): Pick<WorkCalendar, 'years' | 'off' | 'makeUp'> {
  const known = years.map(daysOf).filter(({ off }) => off.length > 0)
  return {
    years: known.map(({ year }) => year),
    off: known.flatMap(({ off }) => off),
    makeUp: known.flatMap(({ makeUp }) => makeUp),
  }
}

function daysOf(year: number) {
  const special = allDaysOf(year)
    .map((date) => chineseDays.getDayDetail(date))
    // A plain day is named by its weekday alone, a special one 「National Day,国庆节,3」.
    .filter(({ name }) => name.includes(','))
  const dates = (work: boolean) => special.filter((day) => day.work === work).map(({ date }) => date)
  return { year, off: dates(false), makeUp: dates(true) }
}

function allDaysOf(year: number): string[] {
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  return Array.from({ length: (next - first) / dayMs }, (_, i) =>
    new Date(first + i * dayMs).toISOString().slice(0, 10),
  )
}
