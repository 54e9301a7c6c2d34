import type { Case, TimelineEntry } from '../cases/case'
import { type Hidden, maskedCase } from '../cases/maskedCase'
import { isOpen } from '../cases/states'
import { newsKind } from '../notifications/kinds'
import type { Recipient } from '../notifications/recipients'
import type { Lane } from './lane'
import { fitted, type NewsScene } from './newsFacts'
import { residentNews } from './newsForResidents'
import { staffNews } from './newsForStaff'
import { type AreaNames, sceneOf } from './scene'
import { spaced } from './spaced'

/** The door is for the reporter and for whoever works on an open case; followers (one who speaks for the case now too) and the pool read no numbers either. */
const hiddenFrom = (to: Recipient, { state, reporter, speaker }: Case): Hidden => {
  const asFollower = to === 'followers' || (to === 'reporter' && speaker !== undefined && speaker !== reporter.userId)
  return {
    doors: asFollower || !(to === 'reporter' || (to === 'handler' && isOpen(state))),
    numbers: asFollower || to === 'pool',
  }
}

/** One entry as its news for this recipient sees it, with nothing in it that he may not read; nothing when it is no news for him. */
export function newsScene(
  found: Case,
  entry: TimelineEntry,
  to: Recipient,
  names: AreaNames,
  now: Date,
  lane: Lane = 'chat',
): NewsScene | undefined {
  if (!newsKind(entry, to)) return undefined
  const shown = maskedCase(found, hiddenFrom(to, found))
  const told = shown.timeline.find(({ seq }) => seq === entry.seq)
  const scene = told && sceneOf(shown, told, names)
  return scene && { ...scene, found: shown, to, lane, now }
}

/** The news of one entry for one recipient, as it is said in a chat or shown on the news page: at most three lines and 90 characters, result first; nothing when the entry is no news for him. */
export function newsText(
  found: Case,
  entry: TimelineEntry,
  to: Recipient,
  names: AreaNames,
  now: Date,
  lane: Lane = 'chat',
): string | undefined {
  const scene = newsScene(found, entry, to, names, now, lane)
  const writers = to === 'reporter' || to === 'followers' ? residentNews : staffNews
  const lines = scene && writers[entry.command]?.(scene)
  return lines && fitted(lines.map(spaced))
}
