import { maskDoor } from '../people/maskDoor'
import { maskInText } from '../people/maskInText'
import type { Case, CaseChange, Place, Request, TimelineEntry } from './case'

/** What is hidden: `doors` in addresses, `numbers` (phones, IDs) in words people typed. */
export type Hidden = { doors: boolean; numbers: boolean }
type Texts = Pick<CaseChange, 'place' | 'words' | 'rating' | 'request'>

const placeOf = (place: Place, { doors }: Hidden): Place =>
  doors && place.text ? { ...place, text: maskDoor(place.text) } : place

/** The same facts with their texts masked; facts without texts stay as they are. */
function masked<T extends Texts>(facts: T, hidden: Hidden): T {
  const { place, words, rating, request } = facts
  const numbers = <V>(value: V): V => (hidden.numbers && typeof value === 'string' ? (maskInText(value) as V) : value)
  return {
    ...facts,
    ...(place && { place: placeOf(place, hidden) }),
    ...(words && { words: numbers(words) }),
    ...(rating?.line && { rating: { ...rating, line: numbers(rating.line) } }),
    ...(request && { request: { ...request, reason: numbers(request.reason), ...insteadOf(request, numbers) } }),
  }
}

const insteadOf = ({ instead }: Request, numbers: (text: string) => string) => instead && { instead: numbers(instead) }

const entryOf = (entry: TimelineEntry, hidden: Hidden): TimelineEntry => ({
  ...entry,
  change: masked(entry.change, hidden),
  ...(entry.note && hidden.numbers && { note: maskInText(entry.note) }),
})

/** A case as somebody may read it who need not know the door or other people's numbers: all sentences are made from this one. */
export function maskedCase(found: Case, hidden: Hidden): Case {
  if (!hidden.doors && !hidden.numbers) return found
  return { ...masked(found, hidden), timeline: found.timeline.map((entry) => entryOf(entry, hidden)) }
}
