import type { Case } from '../cases/case'
import { isOpen } from '../cases/states'
import { clockText, deadlineText, pausedText } from '../clocks/countdown'
import { clockLate, clockLeft } from './commandMessages'

/** The clock of a case that runs now, as one sentence: until somebody responds, then until it is closed; nothing once it has stopped. */
export function runningClock({ state, clocks }: Pick<Case, 'state' | 'clocks'>, now: Date): string | undefined {
  if (state === 'on_hold') return `${pausedText(clocks.holdUntil, now)}。`
  if (!isOpen(state)) return undefined
  const waiting = clocks.respondedAt === undefined
  const end = waiting ? clocks.respondBy : clocks.closeBy
  const left = clockText(end, now)
  if (end > now) return clockLeft({ left, by: deadlineText(end, now), waiting })
  return clockLate({ left, closeBy: deadlineText(clocks.closeBy, now), waiting })
}
