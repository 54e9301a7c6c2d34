import { describe, expect, it } from 'vitest'
import { aPolicy } from '../testing/factories'
import { filed } from '../testing/stories'
import { momentAt } from './shanghai'
import { turnDueOf } from './stepTimes'

/** A case handed to the bureau of housing in its second turn; 15 minutes to answer. */
const handed = { ...filed(), level: 'department' as const, departmentId: '150902-housing', turn: 2 }
const at = (time: string, day = '2026-11-24') => momentAt(day, time)

describe('a department', () => {
  it.each([
    ['at noon, by the district’s hours', {}, at('12:05'), at('14:45')],
    ['at noon, working through it', { housing: [{ from: '08:00', to: '17:00' }] }, at('12:05'), at('12:20')],
    [
      'late, when it has gone home before the others',
      { housing: [{ from: '08:00', to: '16:00' }] },
      at('16:30'),
      at('08:15', '2026-11-25'),
    ],
    [
      'at noon, when another bureau works through it',
      { water: [{ from: '08:00', to: '17:00' }] },
      at('12:05'),
      at('14:45'),
    ],
  ])('that gets a case %s, answers in its own time', (_, departmentHours, from, due) => {
    expect(turnDueOf(handed, aPolicy({ departmentHours }), from)).toEqual(due)
  })
})
