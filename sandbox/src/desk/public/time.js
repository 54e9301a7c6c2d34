import { words } from './words.js'

/** A span for people, rounded down: 42 秒 · 11 分钟 · 18 小时 · 2 天 6 小时. */
export function span(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return words.seconds(seconds)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return words.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? words.hours(hours) : words.days(Math.floor(hours / 24), hours % 24)
}

/** How late a clock is: 刚刚超时 in the first minute, then 已超时 3 分钟. */
export const late = (ms) => (ms < 60_000 ? words.justLate : words.lateBy(span(ms)))

/** How long something took: 42 秒 · 1 分 12 秒 · 5 小时 12 分 · 2 天 6 小时. */
export function took(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1 || minutes >= 24 * 60) return span(ms)
  if (minutes < 60) return words.minutesSeconds(minutes, seconds % 60)
  return words.hoursMinutes(Math.floor(minutes / 60), minutes % 60)
}

/** The big clock of an answer: 11:42. */
export function digits(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** 14:20 of the town. */
export const timeOfDay = (at) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at))
