import { spaced } from './spaced'
import { shorten } from './whom'

/** The most a message of the account says, in characters as a person sees them. */
export const mostCharacters = 90
const limits = [99, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]

/** The text of a tap: it sends `answer` as if the person had written it. Where a phone doesn't know such links it shows the label alone. */
export const tap = (answer: string, label: string): string =>
  `<a href="weixin://bizmsgmenu?msgmenucontent=${answer}&msgmenuid=${answer}">${label}</a>`

/** How long a message is for whoever reads it: as it is written everywhere, links by their labels. */
export const lengthSeen = (text: string): number => [...spaced(text.replace(/<[^>]*>/gu, ''))].length

type Cut = (text: string) => string
const leastCharacters = 4

/** A message whose free words (what people typed, names of places and matters) are cut just so far that the whole keeps to ninety characters; what is said `tight` gives way first. */
export function fitting(build: (cut: Cut, tight: Cut) => string): string {
  const upTo =
    (limit: number): Cut =>
    (text) =>
      shorten(text, Math.max(leastCharacters, limit))
  const made = limits.map((limit) => build(upTo(limit), upTo(Math.floor(limit / 2))))
  return made.find((text) => lengthSeen(text) <= mostCharacters) ?? made.at(-1) ?? ''
}
