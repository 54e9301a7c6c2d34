import { attachmentsOf } from '@jinlin/backend/attachments/attachments'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { DraftPart } from '@jinlin/backend/inbox/draftParts'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { readKind } from '@jinlin/backend/inbox/readKind'
import { joinsCase } from '@jinlin/backend/inbox/waitingMedia'
import { mostLetters, refuseLonger } from '@jinlin/backend/inbox/wordLimits'
import { voiceNote } from '@jinlin/backend/words/voices'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen, isWaiting } from '@jinlin/domain/cases/commands'
import { unknownCategory } from '@jinlin/domain/understanding/classify'
import * as say from '@jinlin/domain/words/accountMessages'
import { humanNoted } from '../words/dialogue'
import { isAnotherMatter } from './anotherMatter'
import { choicesFor } from './choices'
import { placedAnew } from './correctPlace'
import { freshCase } from './freshCase'
import type { Turn } from './turn'

/**
 * What follows a case within ten minutes belongs to it, unless it is clearly another matter. What is said to a human who was asked for about a case goes there as it is, unless it
 * plainly names another one of the tiles, or another one with a place of its own. Undefined = it begins a report of its own; words longer than a note are refused whole, `words_too_long`.
 */
export async function joinFresh(turn: Turn, part: DraftPart): Promise<string | undefined> {
  if (openOne(await turn.talk.drafts())) return undefined
  const fresh = await freshCase(turn, undefined, ['filed', 'aside'])
  if (!fresh || !isOpen(fresh.found.state) || fresh.draft.seen.includes(turn.inbound.key)) return undefined
  const { draft, found } = fresh
  const toHuman = draft.state === 'aside' && part.place === undefined
  const hasName = !found.unsorted && found.category !== unknownCategory
  if (part.words && hasName && isAnotherMatter(found.category, part.words, toHuman)) return undefined
  const choices = part.words ? await addWords(turn, draft, found, part.words) : []
  if (part.attachmentId) await addPicture(turn, found, part.attachmentId)
  if (part.unopened) await addUnopened(turn, found)
  if (part.coming) await joinsCase(turn.inbound.key, found._id)
  if (part.place && found.place.unknown && isWaiting(found.state)) await placedAnew(turn, found, part.place)
  return draft.state === 'aside' ? humanNoted(found.number) : say.addedTo({ number: found.number, choices })
}

/** A note; with it the kind of the matter may have become clear, else there is something to choose from. */
async function addWords(turn: Turn, draft: Draft, found: Case, words: string): Promise<string[]> {
  const { actor, now, inbound } = turn
  refuseLonger(words, mostLetters.note)
  await moveCase(actor, found._id, 'add_note', { note: words }, now, { commandId: `${inbound.key}-note` })
  if (draft.state === 'aside' || !found.unsorted || !isWaiting(found.state)) return []
  const all = [...draft.words, words]
  const { category, sure } = readKind(all)
  if (!sure) return choicesFor(draft._id, all)
  if (found.unsorted === 'voice' && category === found.category) return []
  await moveCase(actor, found._id, 'recategorise', { category }, now, { commandId: `${inbound.key}-kind` })
  return []
}

async function addUnopened({ actor, now, inbound }: Turn, found: Case) {
  await moveCase(actor, found._id, 'add_note', { note: voiceNote }, now, { commandId: `${inbound.key}-unopened` })
}

async function addPicture({ actor, now, inbound }: Turn, found: Case, attachmentId: string) {
  const attachments = await attachmentsOf([attachmentId], actor)
  await moveCase(actor, found._id, 'add_photo', { attachments }, now, { commandId: `${inbound.key}-photo` })
}
