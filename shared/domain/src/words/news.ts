import type { Case, TimelineEntry } from '../cases/case'
import { type Hidden, maskedCase } from '../cases/maskedCase'
import { isOpen } from '../cases/states'
import { newsKind } from '../notifications/kinds'
import type { Recipient } from '../notifications/recipients'
import { fitted } from './newsFacts'
import { residentNews } from './newsForResidents'
import { staffNews } from './newsForStaff'
import { type AreaNames, sceneOf } from './scene'

/** The door is for the reporter and for whoever works on an open case; followers and the pool read no numbers either. */
const hiddenFrom = (to: Recipient, { state }: Case): Hidden => ({
  doors: !(to === 'reporter' || (to === 'handler' && isOpen(state))),
  numbers: to === 'followers' || to === 'pool',
})

/** The news of one entry for one recipient: at most three lines and 90 characters, result first; nothing when the entry is no news for him. */
export function newsText(
  found: Case,
  entry: TimelineEntry,
  to: Recipient,
  names: AreaNames,
  now: Date,
): string | undefined {
  if (!newsKind(entry, to)) return undefined
  const shown = maskedCase(found, hiddenFrom(to, found))
  const told = shown.timeline.find(({ seq }) => seq === entry.seq)
  const scene = told && sceneOf(shown, told, names)
  if (!scene) return undefined
  const writers = to === 'reporter' || to === 'followers' ? residentNews : staffNews
  const lines = writers[entry.command]?.({ ...scene, found: shown, to, now })
  return lines && fitted(lines)
}
