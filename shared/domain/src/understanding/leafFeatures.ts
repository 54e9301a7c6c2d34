import { eachGram, readable, unitsOf } from './grams'
import { soundsOf } from './sounds'

const letters = { shortest: 1, longest: 4, seed: 0x11 } as const
const sounds = { shortest: 2, longest: 3, seed: 0x77 } as const
const opening = 1500
const ending = 500

/** A long letter by its opening and its ending. */
const skimmed = (read: string) =>
  read.length <= opening + ending ? read : read.slice(0, opening) + read.slice(-ending)

/** The buckets of a text for the leaf model: character runs of 1–4, and runs of 2–3 syllables as they sound, each once. */
export function leafFeatures(text: string, bits: number): Set<number> {
  const read = skimmed(readable(text))
  const buckets = new Set<number>()
  const add = (hash: number) => void buckets.add(hash >>> (32 - bits))
  eachGram(unitsOf(read), letters.shortest, letters.longest, letters.seed, add)
  eachGram(soundsOf(read), sounds.shortest, sounds.longest, sounds.seed, add)
  return buckets
}

/** The weight of each feature: long messages have many, and say no more by that. */
export const featureValue = (features: number): number => 1 / Math.sqrt(Math.max(features, fewest))
const fewest = 30
