import type { DailySpan } from '../clocks/shanghai'

/** The numbers of one district, versioned and editable; a case keeps the version it was born with. Minutes, hours, metres and seconds as named. */
export type Policy = {
  version: number
  /** 1 = real time. The sandbox's 快时钟 is 1/60: every span of the rules shrinks, the 5 s of undo do not. */
  timeScale: number
  /** `respondBy` is never later than this by the wall clock, `closeBy` never later than closeHours; lifted = the rule's own longer limits apply. */
  ceiling: { respondMinutes: number; closeHours: number; lifted: boolean }
  /** Fractions of T. alert is 2/3, so that 15 minutes give exactly minute 10. */
  respondSteps: { first: number; pool: number; alert: number; breach: readonly number[] }
  closeSteps: { remind: number; alert: number; repeatHours: number }
  cascadeSeconds: number
  placeUnknownMinutes: number
  autoCloseHours: number
  reopenDays: number
  urgeHours: number
  addAfterCloseDays: number
  /** The longest hold, in calendar days: a date further off is refused. */
  holdDaysMost: number
  openJobsCap: number
  radiiMetres: readonly number[]
  /** Metres added to the distance for each open job. */
  loadPenaltyMetres: number
  positionFreshMinutes: number
  /** Local hours (Asia/Shanghai) in which the street's duty officer is asked first; null = no night. */
  night: DailySpan | null
  /** Trades nobody may be sent for without a valid paper: electricians (特种作业操作证) and locksmiths (公安机关备案). */
  certifiedSkills: readonly string[]
  calendar: WorkCalendar
  /** Office hours of departments that keep others than the calendar's, by the department's code. */
  departmentHours: Readonly<Record<string, readonly DailySpan[]>>
}

/** Working time of the city standard; days as `YYYY-MM-DD` in Asia/Shanghai. A year not in `years` has weekends only, and that is an alarm. */
export type WorkCalendar = {
  hours: readonly DailySpan[]
  years: readonly number[]
  off: readonly string[]
  makeUp: readonly string[]
}

const workingHours = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '18:00' },
] as const

/** The defaults of product.md, "Clocks" and "Who gets it"; holidays are put in by whoever stores the record. */
export const defaultPolicy: Policy = {
  version: 1,
  timeScale: 1,
  ceiling: { respondMinutes: 15, closeHours: 72, lifted: false },
  respondSteps: { first: 0.2, pool: 0.4, alert: 2 / 3, breach: [1, 3, 8] },
  closeSteps: { remind: 0.5, alert: 0.75, repeatHours: 24 },
  cascadeSeconds: 60,
  placeUnknownMinutes: 10,
  autoCloseHours: 72,
  reopenDays: 7,
  urgeHours: 2,
  addAfterCloseDays: 7,
  holdDaysMost: 180,
  openJobsCap: 5,
  radiiMetres: [500, 1000, 2000, 4000],
  loadPenaltyMetres: 200,
  positionFreshMinutes: 30,
  night: { from: '22:00', to: '07:00' },
  certifiedSkills: ['electrician', 'locksmith'],
  calendar: { hours: workingHours, years: [], off: [], makeUp: [] },
  departmentHours: {},
}
