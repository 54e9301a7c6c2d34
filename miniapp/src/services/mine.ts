import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { byUrgency } from './tasks'

const over = ['closed', 'withdrawn', 'declined', 'merged']

/** Reported or followed by the person on this phone. */
export const isMine = (found: PresentedCase): boolean => found.reporter?.mine === true || found.following === true
/** Not finished yet. */
export const isOpen = (found: PresentedCase): boolean => !over.includes(found.state) && found.state !== 'resolved'
/** Waits for the person's own answer. */
export const waitsForMe = (found: PresentedCase): boolean =>
  found.state === 'resolved' && found.commands.includes('confirm')

/** Waiting for the person first, then least time left, then the newest finished. */
export function inOrder(cases: PresentedCase[]): PresentedCase[] {
  const rank = (each: PresentedCase) => (waitsForMe(each) ? 0 : isOpen(each) || each.state === 'resolved' ? 1 : 2)
  return [...cases].sort(
    (a, b) => rank(a) - rank(b) || (rank(a) === 2 ? b.createdAt.localeCompare(a.createdAt) : byUrgency(a, b)),
  )
}

/** What this person still waits for or is waited for with, the most urgent first: the home page shows the first. */
export const openMatters = (cases: PresentedCase[]): PresentedCase[] =>
  inOrder(cases.filter((each) => isMine(each) && (isOpen(each) || waitsForMe(each))))

/** The newest thing that happened, as everybody may read it. */
export const lastPublicText = (found: PresentedCase): string =>
  found.timeline.filter((entry) => entry.visibility === 'public').at(-1)?.text ?? ''
