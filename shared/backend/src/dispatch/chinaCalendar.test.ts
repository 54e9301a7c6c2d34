import { describe, expect, it } from 'vitest'
import { chinaCalendar } from './chinaCalendar'

describe('the holidays of China', () => {
  it('are those the State Council announced for 2026', () => {
    const { years, off, makeUp } = chinaCalendar([2026])
    const span = (month: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => `2026-${month}-${String(from + i).padStart(2, '0')}`)
    expect(years).toEqual([2026])
    expect(off).toEqual([
      ...span('01', 1, 3),
      ...span('02', 15, 23),
      ...span('04', 4, 6),
      ...span('05', 1, 5),
      ...span('06', 19, 21),
      ...span('09', 25, 27),
      ...span('10', 1, 7),
    ])
    expect(makeUp).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
  })

  it('are not made up for a year nobody has announced', () => {
    expect(chinaCalendar([2026, 2090]).years).toEqual([2026])
    expect(chinaCalendar([2090])).toEqual({ years: [], off: [], makeUp: [] })
  })
})
