import { eachGram, readable, unitsOf } from './grams'

const grams = { shortest: 1, longest: 3 } as const
const seeds = { anywhere: 0, opening: 99 } as const
// People say first what it is about, and titles stand first.
const opening = 25
const openingCounts = 4
// Most of the corpus has lost its small words already, so they are passed over everywhere.
const smallWords = /[的了是在我们你他她它这那有和与及也都就还不要把被很吗呢啊吧着过到]/gu

/** How often each bucket occurs in a text, an occurrence in the first words counted several times and once more for itself. */
export function labelCounts(text: string, bits: number): Map<number, number> {
  const counts = new Map<number, number>()
  const units = unitsOf(readable(text).replace(smallWords, ''))
  const add = (hash: number, times: number) => {
    const bucket = hash >>> (32 - bits)
    counts.set(bucket, (counts.get(bucket) ?? 0) + times)
  }
  const { shortest, longest } = grams
  eachGram(units, shortest, longest, seeds.anywhere, (hash, at) => add(hash, at < opening ? openingCounts : 1))
  eachGram(units.subarray(0, opening), shortest, longest, seeds.opening, (hash) => add(hash, 1))
  return counts
}

/** What an occurrence counts: the tenth one little more than the ninth. */
export const damped = (count: number): number => 1 + Math.log(count)
