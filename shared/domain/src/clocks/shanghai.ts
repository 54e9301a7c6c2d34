/** China has one time, UTC+8 without summer time, so the wall clock is plain arithmetic. */
const OFFSET = 8 * 3_600_000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** A span of every day, `HH:mm` in Shanghai; `from` after `to` goes over midnight. */
export type DailySpan = { from: string; to: string }

/** Whether a moment lies in a daily span: `from` belongs to it, `to` doesn't; from = to is no time at all. */
export function inDailySpan(at: Date, { from, to }: DailySpan): boolean {
  const time = timeOf(at)
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** The calendar day in Shanghai, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => new Date(at.getTime() + OFFSET).toISOString().slice(0, 10)

/** The wall clock in Shanghai, `HH:mm`. */
export const timeOf = (at: Date): string => new Date(at.getTime() + OFFSET).toISOString().slice(11, 16)

/** The moment of `HH:mm` on `YYYY-MM-DD` in Shanghai. */
export const momentAt = (day: string, time: string): Date => new Date(`${day}T${time}:00.000+08:00`)

/** The day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** A moment as an API's field says it: with its offset, or a day, which begins at 00:00 in Shanghai. */
export const momentOfField = (text: string): Date =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? momentAt(text, '00:00') : new Date(text)

/** When the month of this moment began in Shanghai. */
export const monthStart = (at: Date): Date => momentAt(`${dayOf(at).slice(0, 7)}-01`, '00:00')
