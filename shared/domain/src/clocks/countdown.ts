import { timeWords } from '../words/time'
import { DAY, dayOf, HOUR, MINUTE, timeOf } from './shanghai'

/** A moment as the server's records or the phone's answers have it. */
export type Moment = Date | string | number
export type ClockTone = 'brand' | 'warn' | 'bad'

const ms = (moment: Moment) => new Date(moment).getTime()
const SECOND = 1_000
const SOON = 5 * MINUTE

const daysBetween = (from: Date, to: Date) => Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY)

/** 「11 月 3 日」, with the year when it isn't this one. */
export function dayText(moment: Moment, now: Moment): string {
  const [year = 0, month = 0, day = 0] = dayOf(new Date(moment)).split('-').map(Number)
  const thisYear = dayOf(new Date(now)).startsWith(`${year}-`)
  return thisYear ? timeWords.day(month, day) : timeWords.dayOfYear(year, month, day)
}

/** When something was, in lists: 刚刚 · 12 分钟前 · 今天 14:20 · 昨天 14:20 · 3 天前 · 11 月 3 日 · 2025 年 11 月 3 日. */
export function agoText(moment: Moment, now: Moment): string {
  const at = new Date(moment)
  const past = ms(now) - ms(moment)
  if (past < MINUTE) return timeWords.justNow
  if (past < HOUR) return timeWords.minutesAgo(Math.floor(past / MINUTE))
  const days = daysBetween(at, new Date(now))
  if (days <= 1) return momentText(moment, now)
  return days <= 6 ? timeWords.daysAgo(days) : dayText(moment, now)
}

/** Day and time, on timelines and in records: 今天 14:20 · 昨天 14:20 · 11 月 26 日 14:20. */
export function momentText(moment: Moment, now: Moment): string {
  const at = new Date(moment)
  const days = daysBetween(at, new Date(now))
  if (days === 0) return timeWords.today(timeOf(at))
  if (days === 1) return timeWords.yesterday(timeOf(at))
  return `${dayText(moment, now)} ${timeOf(at)}`
}

/** A deadline as a time: 「14:35」 today, else 「11 月 26 日 14:20」. */
export function deadlineText(moment: Moment, now: Moment): string {
  const at = new Date(moment)
  return dayOf(at) === dayOf(new Date(now)) ? timeOf(at) : `${dayText(moment, now)} ${timeOf(at)}`
}

/** A span left, rounded down: 42 秒 · 11 分钟 · 18 小时 · 2 天 6 小时. */
export function spanText(span: number): string {
  if (span < MINUTE) return timeWords.seconds(Math.max(0, Math.floor(span / SECOND)))
  if (span < HOUR) return timeWords.minutes(Math.floor(span / MINUTE))
  if (span < DAY) return timeWords.hours(Math.floor(span / HOUR))
  const hours = Math.floor((span % DAY) / HOUR)
  const days = timeWords.days(Math.floor(span / DAY))
  return hours ? `${days} ${timeWords.hours(hours)}` : days
}

/** How long something took: 42 秒 · 1 分 12 秒 · 5 小时 12 分 · 2 天 6 小时. */
export function tookText(span: number): string {
  if (span < MINUTE || span >= DAY) return spanText(span)
  const [big, small, first, second] =
    span < HOUR
      ? [MINUTE, SECOND, timeWords.shortMinutes, timeWords.seconds]
      : [HOUR, MINUTE, timeWords.hours, timeWords.shortMinutes]
  const rest = Math.floor((span % big) / small)
  const whole = Math.floor(span / big)
  if (rest) return `${first(whole)} ${second(rest)}`
  return span < HOUR ? timeWords.minutes(whole) : first(whole)
}

/** A running clock in one line: 「还剩 11 分钟」, 「刚刚超时」, 「已超时 3 分钟」. */
export function clockText(dueAt: Moment, now: Moment): string {
  const left = ms(dueAt) - ms(now)
  if (left > 0) return timeWords.left(spanText(left))
  return left > -MINUTE ? timeWords.justLate : timeWords.late(spanText(-left))
}

/** A paused clock: 「已暂停计时，11 月 30 日恢复」. */
export const pausedText = (until: Moment | undefined, now: Moment): string =>
  until === undefined ? timeWords.paused : timeWords.pausedUntil(dayText(until, now))

/** The big digits of the response clock, rounded down: 「11:42」; 「00:00」 once late. */
export function digitsText(dueAt: Moment, now: Moment): string {
  const seconds = Math.max(0, Math.floor((ms(dueAt) - ms(now)) / SECOND))
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

/** The colour of a clock: response warns in its last 5 minutes (or last third, if shorter), closing past 75 %; both are bad once late. */
export function clockTone(kind: 'respond' | 'close', startedAt: Moment, dueAt: Moment, now: Moment): ClockTone {
  const span = ms(dueAt) - ms(startedAt)
  const left = ms(dueAt) - ms(now)
  if (left <= 0) return 'bad'
  return left <= (kind === 'respond' ? Math.min(SOON, span / 3) : span / 4) ? 'warn' : 'brand'
}
