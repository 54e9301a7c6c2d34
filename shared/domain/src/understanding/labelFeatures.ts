import { eachGram, readable, unitsOf } from './grams'

const grams = { shortest: 1, longest: 3 } as const
const seeds = { anywhere: 0, opening: 99 } as const
// People say first what it is about, and titles stand first.
const opening = 25
const openingCounts = 4
// Most of the corpus has lost its small words already, so they are passed over everywhere.
const smallWords = /[的了是在我们你他她它这那有和与及也都就还不要把被很吗呢啊吧着过到]/gu

/** Every occurrence of every bucket in a text; one in the first words comes several times and once more for itself. */
export function eachLabelFeature(text: string, bits: number, visit: (bucket: number, times: number) => void): void {
  const units = unitsOf(readable(text).replace(smallWords, ''))
  const { shortest, longest } = grams
  eachGram(units, shortest, longest, seeds.anywhere, (hash, at) =>
    visit(hash >>> (32 - bits), at < opening ? openingCounts : 1),
  )
  eachGram(units.subarray(0, opening), shortest, longest, seeds.opening, (hash) => visit(hash >>> (32 - bits), 1))
}

/** What an occurrence counts: the tenth one little more than the ninth. */
export const damped = (count: number): number => 1 + Math.log(count)
