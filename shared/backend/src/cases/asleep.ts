import { open } from '@jinlin/domain/cases/states'

/**
 * Cases that nothing would ever wake although something is owed to them: one that is not over (a resolved one closes by itself after three days), and one whose
 * news nobody has been told, over or not. There are none, by every rule. Each is a filter and that of its own index, which therefore never holds anything.
 */
export const asleep = [
  { wakeAt: null, state: { $in: [...open, 'resolved'] } },
  { wakeAt: null, untold: { $gt: 0 } },
] as const
