import { describe, expect, it } from 'vitest'
import {
  agoText,
  clockText,
  clockTone,
  deadlineText,
  digitsText,
  momentText,
  pausedText,
  spanText,
  tookText,
} from './countdown'
import { DAY, HOUR, MINUTE } from './shanghai'

const now = new Date('2026-11-24T14:20:00+08:00')
const on = (text: string) => new Date(`${text}:00+08:00`)

describe('when something was', () => {
  it.each([
    ['2026-11-24T14:19:30', '刚刚'],
    ['2026-11-24T14:08', '12 分钟前'],
    ['2026-11-24T09:05', '今天 09:05'],
    ['2026-11-23T23:59', '昨天 23:59'],
    ['2026-11-21T14:20', '3 天前'],
    ['2026-11-18T00:00', '6 天前'],
    ['2026-11-03T08:00', '11 月 3 日'],
    ['2025-11-03T08:00', '2025 年 11 月 3 日'],
  ])('%s is %s', (moment, text) => {
    expect(agoText(moment.length > 16 ? new Date(`${moment}+08:00`) : on(moment), now)).toBe(text)
  })
  it('has always a day and a time on a timeline', () => {
    expect(momentText(on('2026-11-24T14:19'), now)).toBe('今天 14:19')
    expect(momentText(on('2026-11-20T14:19'), now)).toBe('11 月 20 日 14:19')
  })
})

describe('how long there is', () => {
  it.each([
    [42_900, '42 秒'],
    [11 * MINUTE + 59_000, '11 分钟'],
    [18 * HOUR + 59 * MINUTE, '18 小时'],
    [2 * DAY + 6 * HOUR + 59 * MINUTE, '2 天 6 小时'],
    [3 * DAY, '3 天'],
    [-5, '0 秒'],
  ])('%d ms is %s', (span, text) => expect(spanText(span)).toBe(text))

  it('is never shown as more than it is', () => {
    expect(clockText(new Date(now.getTime() + 12 * MINUTE - 1), now)).toBe('还剩 11 分钟')
    expect(digitsText(new Date(now.getTime() + 11 * MINUTE + 42_999), now)).toBe('11:42')
    expect(digitsText(new Date(now.getTime() - 1), now)).toBe('00:00')
  })
  it('is late in words once it is late', () => {
    expect(clockText(now, now)).toBe('刚刚超时')
    expect(clockText(new Date(now.getTime() - 3 * MINUTE), now)).toBe('已超时 3 分钟')
  })
  it('stands still on hold', () => expect(pausedText(on('2026-11-30T00:00'), now)).toBe('已暂停计时，11 月 30 日恢复'))
  it('ends at a time people can read', () => {
    expect(deadlineText(on('2026-11-24T14:35'), now)).toBe('14:35')
    expect(deadlineText('2026-11-26T06:20:00.000Z', now)).toBe('11 月 26 日 14:20')
  })
  it.each([
    [72_000, '1 分 12 秒'],
    [120_000, '2 分钟'],
    [5 * HOUR + 12 * MINUTE, '5 小时 12 分'],
    [5 * HOUR, '5 小时'],
    [30 * HOUR, '1 天 6 小时'],
  ])('%d ms took %s', (span, text) => expect(tookText(span)).toBe(text))
})

describe('the colour of a clock', () => {
  const tone = (kind: 'respond' | 'close', span: number, passed: number) =>
    clockTone(kind, now, new Date(now.getTime() + span), new Date(now.getTime() + passed))

  it('warns in the last five minutes of the response', () => {
    expect(tone('respond', 15 * MINUTE, 9 * MINUTE)).toBe('brand')
    expect(tone('respond', 15 * MINUTE, 10 * MINUTE)).toBe('warn')
    expect(tone('respond', 15 * MINUTE, 15 * MINUTE)).toBe('bad')
    expect(tone('respond', 15_000, 9_000)).toBe('brand')
  })
  it('warns past three quarters of the closing', () => {
    expect(tone('close', 72 * HOUR, 53 * HOUR)).toBe('brand')
    expect(tone('close', 72 * HOUR, 54 * HOUR)).toBe('warn')
    expect(tone('close', 72 * HOUR, 73 * HOUR)).toBe('bad')
  })
})
