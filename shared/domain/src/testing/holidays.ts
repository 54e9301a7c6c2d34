import { addDays } from '../clocks/shanghai'
import type { WorkCalendar } from '../dispatch/policy'

const days = (from: string, to = from): string[] => (from > to ? [] : [from, ...days(addDays(from, 1), to)])

/** China's statutory holidays and make-up days of 2025 and 2026 (State Council notices), for tests and for a town to try. */
export const workCalendar: WorkCalendar = {
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '14:30', to: '18:00' },
  ],
  years: [2025, 2026],
  off: [
    ...days('2025-01-01'),
    ...days('2025-01-28', '2025-02-04'),
    ...days('2025-04-04', '2025-04-06'),
    ...days('2025-05-01', '2025-05-05'),
    ...days('2025-05-31', '2025-06-02'),
    ...days('2025-10-01', '2025-10-08'),
    ...days('2026-01-01', '2026-01-03'),
    ...days('2026-02-15', '2026-02-23'),
    ...days('2026-04-04', '2026-04-06'),
    ...days('2026-05-01', '2026-05-05'),
    ...days('2026-06-19', '2026-06-21'),
    ...days('2026-09-25', '2026-09-27'),
    ...days('2026-10-01', '2026-10-07'),
  ],
  makeUp: [
    ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ],
}
