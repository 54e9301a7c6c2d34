import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaves } from '../categories/catalogue'
import { defaultPolicy, type Policy } from '../dispatch/policy'
import { workCalendar } from '../testing/holidays'
import { deadlines } from './deadlines'
import { HOUR, MINUTE, momentAt } from './shanghai'
import { addWorkMinutes, isWorkday, knowsYear, minutesOfWorkday } from './workCalendar'

const ceiled: Policy = { ...defaultPolicy, calendar: workCalendar }
const lifted: Policy = { ...ceiled, ceiling: { ...ceiled.ceiling, lifted: true } }
const at = (text: string) => momentAt(`2026-${text.slice(0, 5)}`, text.slice(6))
const rule = (timeType: 'urgent_hour' | 'work_hour' | 'work_day' | 'natural_day', closeHours: number) => ({
  respondMinutes: 15,
  closeHours,
  timeType,
})
const moments = fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-20'), noInvalidDate: true })

describe('the rule alone, its ceiling lifted', () => {
  it.each([
    ['02-13 17:00', '02-13 19:00', '02-14 11:30', '02-24 17:00', '02-16 17:00'],
    ['11-21 22:00', '11-22 00:00', '11-23 15:00', '11-24 18:00', '11-24 22:00'],
    ['11-24 13:00', '11-24 15:00', '11-25 09:00', '11-26 12:00', '11-27 13:00'],
    ['09-20 09:00', '09-20 11:00', '09-20 15:30', '09-22 09:00', '09-23 09:00'],
  ])('a case of %s closes by', (start, urgent, work, days, natural) => {
    const closeBy = (timeType: Parameters<typeof rule>[0], hours: number) =>
      deadlines(rule(timeType, hours), lifted, at(start)).closeBy
    expect(closeBy('urgent_hour', 2)).toEqual(at(urgent))
    expect(closeBy('work_hour', 4)).toEqual(at(work))
    expect(closeBy('work_day', 48)).toEqual(at(days))
    expect(closeBy('natural_day', 72)).toEqual(at(natural))
  })
  it('with the ceiling only the long holiday changes', () => {
    expect(deadlines(rule('work_day', 48), ceiled, at('02-13 17:00')).closeBy).toEqual(at('02-16 17:00'))
    expect(deadlines(rule('work_day', 48), ceiled, at('11-21 22:00')).closeBy).toEqual(at('11-24 18:00'))
  })
})

describe('the promise', () => {
  it('is never later than 15 minutes and 72 hours, for every leaf at any moment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), moments, (leaf, now) => {
        const { respondBy, closeBy } = deadlines(leaf, ceiled, now)
        expect(respondBy.getTime() - now.getTime()).toBeLessThanOrEqual(15 * MINUTE)
        expect(closeBy.getTime() - now.getTime()).toBeLessThanOrEqual(72 * HOUR)
        expect(respondBy.getTime()).toBeGreaterThan(now.getTime())
        expect(closeBy.getTime()).toBeGreaterThan(now.getTime())
      }),
    )
  })
  it('is kept sixty times faster by a fast clock', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), moments, (leaf, now) => {
        const real = deadlines(leaf, ceiled, now)
        const fast = deadlines(leaf, { ...ceiled, timeScale: 1 / 60 }, now)
        const span = (by: Date) => by.getTime() - now.getTime()
        expect(Math.abs(span(fast.respondBy) * 60 - span(real.respondBy))).toBeLessThanOrEqual(60)
        expect(Math.abs(span(fast.closeBy) * 60 - span(real.closeBy))).toBeLessThanOrEqual(60)
      }),
    )
  })
})

describe('working time', () => {
  it('ends with the day it fills, not with the next morning', () => {
    expect(minutesOfWorkday(workCalendar)).toBe(420)
    expect(addWorkMinutes(at('11-24 08:30'), 420, workCalendar)).toEqual(at('11-24 18:00'))
  })
  it('adds up, however it is cut', () => {
    const minutes = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(moments, minutes, minutes, (now, a, b) => {
        const inTwo = addWorkMinutes(addWorkMinutes(now, a, workCalendar), b, workCalendar)
        expect(inTwo).toEqual(addWorkMinutes(now, a + b, workCalendar))
      }),
    )
  })
  it('knows holidays and the Sundays that make up for them', () => {
    expect(isWorkday('2026-02-16', workCalendar)).toBe(false)
    expect(isWorkday('2026-02-14', workCalendar)).toBe(true)
    expect(isWorkday('2026-11-22', workCalendar)).toBe(false)
    expect(isWorkday('2026-11-23', workCalendar)).toBe(true)
  })
  it.each([
    ['元旦', '2025-12-31', '2026-01-04'],
    ['春节', '2026-02-14', '2026-02-24'],
    ['the Saturday after 春节', '2026-02-27', '2026-02-28'],
    ['清明', '2026-04-03', '2026-04-07'],
    ['劳动节', '2026-04-30', '2026-05-06'],
    ['the Saturday after 劳动节', '2026-05-08', '2026-05-09'],
    ['端午', '2026-06-18', '2026-06-22'],
    ['the Sunday before 中秋', '2026-09-18', '2026-09-20'],
    ['中秋', '2026-09-24', '2026-09-28'],
    ['国庆', '2026-09-30', '2026-10-08'],
    ['the Saturday after 国庆', '2026-10-09', '2026-10-10'],
    ['an ordinary weekend', '2026-11-27', '2026-11-30'],
  ])('goes on after %s in 2026', (_, before, day) => {
    expect(addWorkMinutes(momentAt(before, '17:00'), 120, workCalendar)).toEqual(momentAt(day, '09:30'))
  })
  it('says when a year has no list of holidays', () => {
    expect(knowsYear(momentAt('2026-12-31', '23:59'), workCalendar)).toBe(true)
    expect(knowsYear(momentAt('2027-01-01', '00:00'), workCalendar)).toBe(false)
  })
  it('refuses a calendar in which nobody ever works', () => {
    expect(() => addWorkMinutes(at('11-24 08:30'), 1, { ...workCalendar, hours: [] })).toThrow(RangeError)
  })
})
