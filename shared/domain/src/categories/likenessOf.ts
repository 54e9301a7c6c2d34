import { partsIn } from '../understanding/doorForms'
import { fold } from '../understanding/fold'

/** What somebody reported, as far as it tells one matter from another. */
export type Said = { category: string; words: string }

/** Fewer characters tell nothing. */
const shortest = 4
/** Two kinds of one family whose words have less in common speak of two things. */
const together = 0.12

const lettersOf = (words: string): string => fold(words).replace(/[^\p{L}]+/gu, '')

const pairsOf = (letters: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)))

/** The share of pairs of characters two texts have in common (Dice): 0 = none, 1 = the same. */
function common(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (a.size + b.size === 0) return 0
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size)
}

/** Both name a building or an entrance, and not the same one. */
function otherDoors(one: string, other: string): boolean {
  const [a, b] = [partsIn(fold(one)), partsIn(fold(other))]
  const [first, second] = [a[0], b[0]]
  if (!first || !second) return false
  const differs = (part: 'building' | 'entrance') =>
    first[part] !== undefined && second[part] !== undefined && first[part] !== second[part]
  return a.length === 1 && b.length === 1 && (differs('building') || differs('entrance'))
}

/**
 * How much two reports of one place, time and family speak of the same thing: 0 = surely of two, up to 1. The same leaf counts half; the rest are the words, where both
 * said any: another building, or another kind of thing in other words, is another matter.
 */
export function likenessOf(one: Said, other: Said): number {
  const [a, b] = [lettersOf(one.words), lettersOf(other.words)]
  const sameLeaf = one.category === other.category
  const base = sameLeaf ? 0.5 : 0.25
  if (a.length < shortest || b.length < shortest) return base
  if (otherDoors(one.words, other.words)) return 0
  const share = common(a, b)
  return !sameLeaf && share < together ? 0 : base + share / 2
}
