import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { clockOf } from './clockOf'

const working = ['accepted', 'in_progress', 'on_hold']

/** Held out to the person on this phone. */
export const isOffer = (found: PresentedCase): boolean => found.state === 'offered' && found.offer?.mine === true
// a superior sees the pools of the whole area and may assign from them; claiming is another matter
const overseen = ({ commands }: PresentedCase) => commands.includes('assign') && !commands.includes('claim')
/** In the claim pool, and this person may claim it or is only at the cap. */
export const isPool = (found: PresentedCase): boolean =>
  found.state === 'offered' &&
  found.poolSince !== undefined &&
  !found.offer?.mine &&
  !found.reporter?.mine &&
  !overseen(found)
/** In this person's hands. */
export const isActive = (found: PresentedCase): boolean =>
  found.assignee?.mine === true && working.includes(found.state)
/** Done by this person. */
export const isFinished = (found: PresentedCase): boolean =>
  found.assignee?.mine === true && (found.state === 'resolved' || found.state === 'closed')
/** Any of the three lists of the tasks page. */
export const isTask = (found: PresentedCase): boolean => isOffer(found) || isPool(found) || isActive(found)

/** When the clock that is shown runs out, in ms; on hold when it runs again. */
function due(found: PresentedCase): number {
  const clock = clockOf(found)
  if (clock.kind === 'respond' || clock.kind === 'close') return clock.dueAt
  return Date.parse(found.clocks.holdUntil ?? found.clocks.closeBy)
}

/** Least time left first, by the clock that is shown. */
export const byUrgency = (a: PresentedCase, b: PresentedCase): number => due(a) - due(b)
