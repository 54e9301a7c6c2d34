import type { Case, TimelineEntry } from '@jinlin/domain/cases/case'
import { wishStands } from '@jinlin/domain/cases/mergeWish'
import type { PresentedEntry } from '@jinlin/domain/cases/presentedCase'
import { entryTexts } from '@jinlin/domain/words/entries'
import { personText } from '@jinlin/domain/words/persons'
import { roleLabel } from '@jinlin/domain/words/roles'
import type { AreaNames } from '@jinlin/domain/words/scene'
import type { Viewer } from './viewer'

/** The timeline as finished sentences, oldest first. Staff entries are for staff only; who reported or follows is told to those who may know. */
export function presentEntries(found: Case, viewer: Viewer, names: AreaNames): PresentedEntry[] {
  const texts = entryTexts(found, viewer.staff || viewer.handler ? 'staff' : 'resident', names)
  return found.timeline
    .filter(({ visibility }) => visibility === 'public' || viewer.staff)
    .map((entry) => ({
      ...factsOf(entry),
      ...wishOf(found, entry),
      who: whoOf(entry, viewer),
      text: texts.get(entry.seq) ?? '',
    }))
}

const factsOf = ({ seq, at, dueAt, command, from, to, key, note, visibility }: TimelineEntry) => ({
  seq,
  at: at.toISOString(),
  command,
  from,
  to,
  visibility,
  ...(dueAt && { dueAt: dueAt.toISOString() }),
  ...(key && { key }),
  ...(note && { note }),
})

/** With which other case it is still asked to be merged. */
const wishOf = (found: Case, entry: TimelineEntry) =>
  entry.mergeInto && wishStands(found, entry) ? { mergeInto: entry.mergeInto.id } : {}

/** Residents stay unnamed for everybody who may not know them. */
function whoOf({ by }: TimelineEntry, viewer: Viewer): string {
  const isResident = by.role === undefined || by.role === 'resident'
  if (by.userId !== 'system' && isResident && !viewer.knowsReporter) return roleLabel('resident')
  return by.userId === 'system' ? by.name : personText(by.name, by.role)
}
