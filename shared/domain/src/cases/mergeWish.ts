import type { Case, TimelineEntry } from './case'
import { isOpen } from './states'

/** Whether the wish to merge of this entry still waits for a superior: since then the case has been open all along. Merged or ended it waits for nobody, and what came back is asked about anew. */
export const wishStands = ({ timeline }: Pick<Case, 'timeline'>, { seq }: Pick<TimelineEntry, 'seq'>): boolean =>
  timeline.every((entry) => entry.seq <= seq || isOpen(entry.to))
