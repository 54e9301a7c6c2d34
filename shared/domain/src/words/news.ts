import type { Case, TimelineEntry } from '../cases/case'
import { newsKind } from '../notifications/kinds'
import type { Recipient } from '../notifications/recipients'
import { fitted } from './newsFacts'
import { residentNews } from './newsForResidents'
import { staffNews } from './newsForStaff'
import { type AreaNames, sceneOf } from './scene'

/** The news of one entry for one recipient: at most three lines and 90 characters, result first; nothing when the entry is no news for him. */
export function newsText(
  found: Case,
  entry: TimelineEntry,
  to: Recipient,
  names: AreaNames,
  now: Date,
): string | undefined {
  if (!newsKind(entry, to)) return undefined
  const scene = sceneOf(found, entry, names)
  if (!scene) return undefined
  const writers = to === 'reporter' || to === 'followers' ? residentNews : staffNews
  const lines = writers[entry.command]?.({ ...scene, found, to, now })
  return lines && fitted(lines)
}
