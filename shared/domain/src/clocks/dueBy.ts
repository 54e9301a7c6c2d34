import type { Case } from '../cases/case'
import { isOpen, isWaiting } from '../cases/states'

/** Which promise is the next to be broken. */
export type Due = { kind: 'respond' | 'close'; at: Date }

/** What a case will break next, and when: the answer until somebody gave one, then the closing; nothing on hold, resolved or finished. A moment that has passed stays until the promise is kept. */
export function dueBy({ state, clocks }: Pick<Case, 'state' | 'clocks'>): Due | undefined {
  if (!isOpen(state) || state === 'on_hold') return undefined
  if (isWaiting(state) && !clocks.respondedAt) return { kind: 'respond', at: clocks.respondBy }
  return { kind: 'close', at: clocks.closeBy }
}
