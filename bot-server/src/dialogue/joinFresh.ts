import { attachmentsOf } from '@jinlin/backend/attachments/attachments'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { type DraftPart, lastFiled, openDraft } from '@jinlin/backend/inbox/drafts'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import { placeSaid } from '@jinlin/backend/inbox/placeSaid'
import { mostLetters, refuseLonger } from '@jinlin/backend/inbox/wordLimits'
import { placeOf } from '@jinlin/backend/places/findGrid'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen, isWaiting } from '@jinlin/domain/cases/commands'
import { familyOf } from '@jinlin/domain/categories/catalogue'
import { classify, unknownCategory } from '@jinlin/domain/understanding/classify'
import * as say from '@jinlin/domain/words/accountMessages'
import { patienceMs, type Turn } from './turn'

/** What follows a case within ten minutes belongs to it, unless it is clearly another matter. Undefined = it begins a report of its own; words longer than a note are refused whole, `words_too_long`. */
export async function joinFresh(turn: Turn, part: DraftPart): Promise<string | undefined> {
  if (await openDraft(turn.talk)) return undefined
  const draft = await lastFiled(turn.talk, new Date(turn.now.getTime() - patienceMs(turn)))
  const found = draft?.caseId ? await caseById(draft.caseId) : undefined
  if (!draft || !found || !isOpen(found.state) || draft.seen.includes(turn.inbound.key)) return undefined
  if (part.words && isAnotherMatter(found, part.words)) return undefined
  if (part.words) await addWords(turn, found, part.words)
  if (part.attachmentId) await addPicture(turn, found, part.attachmentId)
  return say.addedTo({ number: found.number })
}

/** Words that name something of another family, while the case already has a name. */
function isAnotherMatter({ category }: Case, words: string): boolean {
  const named = classify(words)
  return category !== unknownCategory && named.confidence >= 0.6 && familyOf(named.category) !== familyOf(category)
}

async function addWords(turn: Turn, found: Case, words: string) {
  const { actor, now, inbound } = turn
  refuseLonger(words, mostLetters.note)
  await moveCase(actor, found._id, 'add_note', { note: words }, now, { commandId: `${inbound.key}-note` })
  const { category } = classify(words)
  if (found.category === unknownCategory && category !== unknownCategory && isWaiting(found.state))
    await moveCase(actor, found._id, 'recategorise', { category }, now, { commandId: `${inbound.key}-kind` })
  const said =
    found.place.unknown && isWaiting(found.state) ? await placeSaid(words, turn.account.areaPath, turn.home) : undefined
  if (!said) return
  const placed = await placeOf({
    ...(said.dwellingId ? { dwellingId: said.dwellingId } : { point: said.point }),
    placeText: said.text,
  })
  await moveCase(actor, found._id, 'change_place', placed, now, { commandId: `${inbound.key}-place` })
}

async function addPicture({ actor, now, inbound }: Turn, found: Case, attachmentId: string) {
  const attachments = await attachmentsOf([attachmentId], actor)
  await moveCase(actor, found._id, 'add_photo', { attachments }, now, { commandId: `${inbound.key}-photo` })
}
