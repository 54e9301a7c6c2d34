import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { type ClockTone, clockText, clockTone, pausedText, tookText } from '@jinlin/domain/clocks/countdown'
import { timeWords } from '@jinlin/domain/words/time'

/** The one clock of a case that matters now. Moments in ms. */
export type CaseClock =
  | { kind: 'respond' | 'close'; startedAt: number; dueAt: number }
  | { kind: 'paused'; until?: string }
  | { kind: 'took'; span: number }
  | { kind: 'none' }

const ms = (moment: string) => new Date(moment).getTime()

/** Which clock runs: to the first answer, to the closing, none on hold, and how long it took when it is over. */
export function clockOf({ state, clocks }: Pick<PresentedCase, 'state' | 'clocks'>): CaseClock {
  const startedAt = ms(clocks.startedAt)
  if (state === 'on_hold') return { kind: 'paused', until: clocks.holdUntil }
  if (state === 'resolved' || state === 'closed')
    return { kind: 'took', span: ms(clocks.resolvedAt ?? clocks.closedAt ?? clocks.startedAt) - startedAt }
  if (state === 'withdrawn' || state === 'declined' || state === 'merged') return { kind: 'none' }
  const waits = (state === 'submitted' || state === 'offered') && !clocks.respondedAt
  return waits
    ? { kind: 'respond', startedAt, dueAt: ms(clocks.respondBy) }
    : { kind: 'close', startedAt, dueAt: ms(clocks.closeBy) }
}

/** The tone of a clock, grey when it doesn't run. */
export function toneOf(clock: CaseClock, now: number): ClockTone | 'grey' {
  if (clock.kind === 'paused') return 'warn'
  if (clock.kind !== 'respond' && clock.kind !== 'close') return 'grey'
  return clockTone(clock.kind, clock.startedAt, clock.dueAt, now)
}

/** A clock in one line. */
export function clockLine(clock: CaseClock, now: number): string {
  if (clock.kind === 'none') return ''
  if (clock.kind === 'took') return timeWords.took(tookText(Math.max(0, clock.span)))
  if (clock.kind === 'paused') return pausedText(clock.until, now)
  return clockText(clock.dueAt, now)
}
