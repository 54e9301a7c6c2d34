import { chanceOf, logNormalOf } from './chance'

/** How people answer: shares of all offers, and the seconds until they look. */
export const habits = { medianSeconds: 45, sigma: 0.9, never: 0.08, declines: 0.15 } as const
/** How long a matter takes at its place, in minutes. */
const work = { median: 20, sigma: 0.6 } as const

const what = { will: 1, delay: 2, work: 4, look: 6, again: 16 } as const

/** What one person does about one case, `afterMs` after hearing of it. */
export type Answer = { will: 'accept' | 'decline' | 'never'; afterMs: number }

/** The same person answers the same case alike whoever asks and when, so that ways of asking can be compared; a reminder (`again`) is a new chance to look. */
export function answerOf(seed: number, report: number, person: number, again = false): Answer {
  const base = again ? what.again : 0
  const drawn = chanceOf(seed, report, person, base + what.will)
  const { never, declines, medianSeconds, sigma } = habits
  const will = drawn < never ? 'never' : drawn < never + declines ? 'decline' : 'accept'
  return {
    will,
    afterMs: Math.round(1000 * logNormalOf([seed, report, person, base + what.delay], medianSeconds, sigma)),
  }
}

/** Whether this person says yes to this case when held out to them for so long. */
export const saysYes = (seed: number, report: number, person: number, patienceMs: number): boolean => {
  const { will, afterMs } = answerOf(seed, report, person)
  return will === 'accept' && afterMs < patienceMs
}

/** How long the matter keeps somebody at its place, in milliseconds: the matter's own nature, whoever does it. */
export const workMs = (seed: number, report: number): number =>
  Math.round(60_000 * logNormalOf([seed, report, 0, what.work], work.median, work.sigma))

/** How long somebody who has room again takes to look at the pool for the nth time; nothing when they don't look. */
export function lookAfterMs(seed: number, person: number, nth: number): number | undefined {
  if (chanceOf(seed, nth, person, what.look) < habits.never) return undefined
  return Math.round(1000 * logNormalOf([seed, nth, person, what.look + 1], habits.medianSeconds, habits.sigma))
}
