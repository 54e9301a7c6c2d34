import type { Case, Place } from '@jinlin/domain/cases/case'
import { commands } from '@jinlin/domain/cases/commands'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { type Coordinates, toWgs84 } from '@jinlin/domain/places/geo'
import { attachmentsOf } from '../attachments/attachments'
import { moveCase } from '../cases/moveCase'
import { logger } from '../infra/logger'
import { placeOf } from '../places/findGrid'
import { placeNote } from '../words/places'
import { voiceNote } from '../words/voices'
import type { Draft, DraftPlace } from './DraftModel'
import { notesOf } from './notesOf'

/**
 * Brings into a draft's case what the draft holds and the case does not: what was said while it was filed, or after it was stored by a process that died before
 * it could close the draft. Words and files follow as notes and pictures, a voice nobody can open as a note that says so, a place is changed while that may be, else noted. Twice is once. Resolves to the case as it is then.
 */
export async function carryOver(draft: Draft, found: Case, actor: Actor, now: Date): Promise<Case> {
  const carry = { draft, actor, now }
  if (!commands.add_note.from.includes(found.state)) return leftOut(draft, found)
  try {
    const withWords = await carryUnopened(carry, await carryWords(carry, found))
    return await carryPlace(carry, await carryFiles(carry, withWords))
  } catch (error) {
    if (!(error instanceof DomainError) || passing.includes(error.code)) throw error
    return leftOut(draft, found, error)
  }
}

/** A case that has ended, or is full, takes nothing any more however often it is tried; the draft keeps what was said. */
function leftOut({ _id }: Draft, found: Case, err?: Error): Case {
  logger.warn({ err, draft: _id, caseId: found._id }, 'a case took no more of what its draft holds')
  return found
}

/** Refusals that the next try may not meet. */
const passing = ['retry_same_key', 'case_moved']
type Carry = { draft: Draft; actor: Actor; now: Date }

/** How many of the draft's messages are the words the case was filed with. */
function inCase(words: readonly string[], filed: string): number {
  for (let many = words.length; many > 0; many -= 1) if (words.slice(0, many).join('\n') === filed) return many
  return 0
}

async function carryWords({ draft, actor, now }: Carry, found: Case): Promise<Case> {
  let last = found
  for (let at = inCase(draft.words, found.words); at < draft.words.length; at += 1)
    for (const [piece, note] of notesOf(draft.words.slice(at, at + 1)).entries()) {
      const commandId = `${draft._id}-words-${at}-${piece}`
      last = (await moveCase(actor, found._id, 'add_note', { note }, now, { commandId })).found
    }
  return last
}

async function carryUnopened({ draft, actor, now }: Carry, found: Case): Promise<Case> {
  if (!draft.unopened) return found
  const commandId = `${draft._id}-unopened`
  return (await moveCase(actor, found._id, 'add_note', { note: voiceNote }, now, { commandId })).found
}

async function carryFiles({ draft, actor, now }: Carry, found: Case): Promise<Case> {
  let last = found
  const there = new Set(found.attachments.map(({ id }) => id))
  for (const id of draft.attachmentIds.filter((each) => !there.has(each))) {
    const attachments = await attachmentsOf([id], actor)
    last = (await moveCase(actor, found._id, 'add_photo', { attachments }, now, { commandId: `${draft._id}-${id}` }))
      .found
  }
  return last
}

async function carryPlace({ draft, actor, now }: Carry, found: Case): Promise<Case> {
  const { place } = draft
  if (!place || isNamed(found, place)) return found
  const { point, dwellingId, text } = place
  const commandId = `${draft._id}-place-${dwellingId ?? spotOf(point)}`
  try {
    if (!dwellingId && !point) throw new DomainError('place_missing')
    const placed = await placeOf({ ...(dwellingId ? { dwellingId } : { point }), ...(text && { placeText: text }) })
    return (await moveCase(actor, found._id, 'change_place', placed, now, { commandId })).found
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'retry_same_key') throw error
    const note = placeNote(place)
    return (await moveCase(actor, found._id, 'add_note', { note }, now, { commandId: `${commandId}-note` })).found
  }
}

const spotOf = (point: Coordinates | undefined) => (point ? toWgs84(point).coordinates.join() : '')

/** Whether the case has or had this place, so that a better one given to it since then stays; one's home is only meant where no other place was said. */
function isNamed({ place, timeline }: Case, said: DraftPlace): boolean {
  if (said.from === 'home' && !place.unknown) return true
  return timeline.some(({ change }) => change.place && isThere(change.place, said))
}

function isThere({ dwellingId, point, text }: Place, said: DraftPlace): boolean {
  if (said.dwellingId) return dwellingId === said.dwellingId
  if (said.point) return !dwellingId && point?.coordinates.join() === spotOf(said.point)
  return !said.text || said.text === text
}
