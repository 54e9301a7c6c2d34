import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import { notesOf } from '@jinlin/backend/inbox/notesOf'
import type { PlaceSaid } from '@jinlin/backend/inbox/placeSaid'
import { joinsCase } from '@jinlin/backend/inbox/waitingMedia'
import { lettersOf, mostLetters } from '@jinlin/backend/inbox/wordLimits'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen, isWaiting } from '@jinlin/domain/cases/commands'
import { DomainError } from '@jinlin/domain/errors'
import { emergencyIn, numberToDial } from '@jinlin/domain/understanding/emergency'
import type { EmergencyKind } from '@jinlin/domain/understanding/emergencyKinds'
import { placedAnew } from './correctPlace'
import { freshCase } from './freshCase'
import type { Turn } from './turn'

/** What is known once words of danger are stored: of what kind it is, whether we know where, and whether the words were kept whole. */
export type Alarm = { kind: EmergencyKind; placeKnown: boolean; whole: boolean }

/**
 * Who is afraid writes again and again: within ten minutes words with the same number to dial are a note of the emergency filed before, and their place is its place; a bare cry for help belongs to any.
 * Undefined = none takes any more; this one is an emergency of its own.
 */
export async function joinEmergency(
  turn: Turn,
  kind: EmergencyKind,
  words: string,
  said: PlaceSaid | undefined,
): Promise<Alarm | undefined> {
  const { key } = turn.inbound
  if ((await turn.talk.drafts()).some(({ seen }) => seen.includes(key))) return undefined
  const fresh = await freshCase(turn, (draft) => draft.urgent === true && takes(draft, kind))
  if (!fresh || !isOpen(fresh.found.state)) return undefined
  const { draft, found } = fresh
  const whole = await note(turn, found, words).catch(ended)
  if (whole === undefined) return undefined
  const placed = (await place(turn, found, said).catch(ended)) ?? found
  await joinsCase(key, found._id)
  const placeKnown = (said?.place && !said.rough) || isPlaced(draft, placed)
  return { kind: kind === 'help' ? (kindsOf(draft).at(-1) ?? kind) : kind, placeKnown, whole }
}

const kindsOf = ({ words }: Draft): EmergencyKind[] => words.flatMap((each) => emergencyIn(each)?.kind ?? [])

const takes = (draft: Draft, kind: EmergencyKind): boolean =>
  kind === 'help' || kindsOf(draft).some((each) => numberToDial[each] === numberToDial[kind])

/** Somebody was faster: it has ended, or it was accepted and keeps its place. */
function ended(error: unknown): undefined {
  if (error instanceof DomainError && error.status === 409) return undefined
  throw error
}

/** All of the words, in as many notes as they need; false when they are longer than anything we keep. */
async function note({ actor, inbound, now }: Turn, found: Case, words: string): Promise<boolean> {
  if (lettersOf(words) > mostLetters.words) return false
  for (const [at, each] of notesOf([words]).entries())
    await moveCase(actor, found._id, 'add_note', { note: each }, now, { commandId: `${inbound.key}-note-${at}` })
  return true
}

/** A place that was said is better than none, and than the bound home; a road without a number only better than none. */
async function place(turn: Turn, found: Case, said: PlaceSaid | undefined): Promise<Case> {
  const better = isWaiting(found.state) && (found.place.unknown || !said?.rough)
  return better && said?.place ? placedAnew(turn, found, said.place) : found
}

/** Whether it has a place that was not said roughly only. */
const isPlaced = ({ unclear }: Draft, { place: { unknown }, timeline }: Case): boolean =>
  !unknown && (!unclear || timeline.some(({ command }) => command === 'change_place'))
