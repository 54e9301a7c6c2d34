import { fold } from './fold'

/** Text as the model reads it: letters, digits and Han only, a run of digits as one 0, at most `longestRead` characters. */
export const readable = (text: string): string =>
  fold(text)
    .slice(0, longestRead)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/\p{N}+/gu, '0')

const longestRead = 12_000

/** Spreads the bits of a 32-bit number, so that its upper bits are a good bucket (the end of murmur3). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const basis = 0x811c9dc5
const prime = 0x01000193

/** Every run of `shortest` to `longest` units as a 32-bit hash; the seed keeps kinds of units apart. */
export function eachGram(
  units: ArrayLike<number>,
  shortest: number,
  longest: number,
  seed: number,
  visit: (hash: number, at: number) => void,
): void {
  for (let at = 0; at < units.length; at += 1) {
    let hash = basis ^ seed
    for (let length = 1; length <= longest && at + length <= units.length; length += 1) {
      const unit = units[at + length - 1] ?? 0
      hash = Math.imul(Math.imul(hash ^ (unit & 255), prime) ^ (unit >>> 8), prime)
      if (length >= shortest) visit(mixed(hash), at)
    }
  }
}

/** The UTF-16 units of a text, the units its grams are made of. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at)
  return units
}
