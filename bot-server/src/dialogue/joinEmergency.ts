import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import { notesOf } from '@jinlin/backend/inbox/notesOf'
import type { PlaceSaid } from '@jinlin/backend/inbox/placeSaid'
import { joinsCase } from '@jinlin/backend/inbox/waitingMedia'
import { lettersOf, mostLetters } from '@jinlin/backend/inbox/wordLimits'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen, isWaiting } from '@jinlin/domain/cases/commands'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { DomainError } from '@jinlin/domain/errors'
import type { Emergency, EmergencyKind } from '@jinlin/domain/understanding/emergencyKinds'
import { placedAnew } from './correctPlace'
import { dangersIn } from './dangers'
import { freshCase } from './freshCase'
import { mostUrgent } from './mostUrgent'
import type { Turn } from './turn'

/** What is known once words of danger are stored: of which kinds it is, whether we know where, and whether the words were kept whole. */
export type Alarm = { kinds: readonly EmergencyKind[]; placeKnown: boolean; whole: boolean }

/**
 * Who is afraid writes again and again: within ten minutes all words of danger are notes of the emergency filed before, their place is its place, and the most urgent kind of them is what it is.
 * What only the community's secretary may read (violence) is never joined with what others read; a bare cry for help belongs to anything.
 * Undefined = none takes any more; this one is an emergency of its own.
 */
export async function joinEmergency(
  turn: Turn,
  emergency: Emergency,
  words: string,
  said: PlaceSaid | undefined,
): Promise<Alarm | undefined> {
  const { key } = turn.inbound
  if ((await turn.talk.drafts()).some(({ seen }) => seen.includes(key))) return undefined
  const fresh = await freshEmergency(turn, emergency)
  if (!fresh) return undefined
  const { draft, found, before } = fresh
  const whole = await note(turn, found, words).catch(ended)
  if (whole === undefined) return undefined
  const sorted = await sortedAnew(turn, found, before, emergency)
  const placed = (await place(turn, sorted, said).catch(ended)) ?? sorted
  await joinsCase(key, found._id)
  const placeKnown = (said?.place && !said.rough) || isPlaced(draft, placed)
  return { kinds: [...before, emergency].map(({ kind }) => kind), placeKnown, whole }
}

/** The emergency of the last ten minutes that takes this one, with what was said in it before. */
async function freshEmergency(turn: Turn, one: Emergency) {
  const refused = new Set<string>()
  for (;;) {
    const fresh = await freshCase(turn, ({ _id, urgent }) => urgent === true && !refused.has(_id))
    if (!fresh) return undefined
    const before = dangersIn(turn, fresh.draft, fresh.found)
    if (isOpen(fresh.found.state) && takes(fresh.found, before, one)) return { ...fresh, before }
    refused.add(fresh.draft._id)
  }
}

const isRestricted = ({ category }: Pick<Case, 'category'>) => leaf(category)?.restricted === true

const takes = (found: Case, before: readonly Emergency[], one: Emergency): boolean =>
  one.kind === 'help' || before.every(({ kind }) => kind === 'help') || isRestricted(found) === isRestricted(one)

/** Of the kind that is dialled for first, unless somebody has it already and reads it in the note. */
async function sortedAnew(turn: Turn, found: Case, before: readonly Emergency[], one: Emergency): Promise<Case> {
  const kinds = before.map(({ kind }) => kind)
  const first = mostUrgent([...kinds, one.kind]) === one.kind && !kinds.includes(one.kind)
  if (!first || one.category === found.category || !isWaiting(found.state)) return found
  const commandId = `${turn.inbound.key}-kind`
  const { category } = one
  const moved = await moveCase(turn.actor, found._id, 'recategorise', { category }, turn.now, { commandId }).catch(
    ended,
  )
  return moved?.found ?? found
}

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
