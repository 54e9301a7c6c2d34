import { leaves } from '@jinlin/domain/categories/catalogue'
import { featureValue, leafFeatures } from '@jinlin/domain/understanding/leafFeatures'
import { synonyms } from '@jinlin/domain/understanding/synonyms'
import type { LeafModel } from '@jinlin/domain/understanding/trained'
import { seeded } from '../load/random'
import { base64, inSteps } from './packing'
import { rowsOf } from './rows'
import { allSayings, noMatter, type Saying, spoken } from './sayings'
import { type Softmax, trainSoftmax } from './trainSoftmax'

export type Example = { text: string; category: string }

const options = { bits: 15, epochs: 6, rate: 0.5, decay: 1e-5, seed: 9 }

/** What the leaf model can answer: every leaf, and that words name no matter. */
export const answers: readonly string[] = [...leaves.map(({ code }) => code), noMatter]
const numberOf = new Map(answers.map((code, k) => [code, k]))

/** Everything leaves are learned from: sayings, names and synonyms, each also as somebody types it, and corrections. */
export function leafExamples(sayings: readonly Saying[], corrections: readonly Example[]): Example[] {
  const random = seeded(options.seed)
  const twice = ({ text, category }: Example) => [
    { text, category },
    { text: spoken(text, random), category },
  ]
  const words = leaves.flatMap(({ code, name }) =>
    [name, ...(synonyms[code] ?? [])].map((text) => ({ text, category: code })),
  )
  return [...sayings.flatMap(twice), ...[...words, ...corrections].flatMap((each) => [...twice(each), ...twice(each)])]
}

/** All sayings in the order they are learned. */
export const learnedSayings = (): Saying[] => allSayings(options.seed)

/** The leaf model before it is packed; rare leaves count as much as those with many ways to say them, nearly. */
export function trainLeaves(examples: readonly Example[]): Softmax {
  const rows = rowsOf(
    examples.map(({ text }) => {
      const features = leafFeatures(text, options.bits)
      const value = featureValue(features.size)
      return new Map([...features].map((bucket) => [bucket, value]))
    }),
  )
  const numbers = examples.map(({ category }) => numberOf.get(category) as number)
  const many = new Map<number, number>()
  for (const number of numbers) many.set(number, (many.get(number) ?? 0) + 1)
  const even = examples.length / answers.length
  const importance = numbers.map((number) => Math.sqrt(even / (many.get(number) as number)))
  return trainSoftmax(rows, numbers, importance, { ...options, columns: 1 << options.bits, classes: answers.length })
}

/** Of a bucket's weights so many at most are kept, and none under this many steps of 127. */
const kept = 24
const leastSteps = 3

/** The leaf model as its file has it: only weights that say something. */
export function packLeaves({ weights, biases }: Softmax): LeafModel {
  const { step, steps } = inSteps(weights, 127)
  const counts: number[] = []
  const owners: number[] = []
  const values: number[] = []
  for (let bucket = 0; bucket < 1 << options.bits; bucket += 1) {
    const own = [...steps.subarray(bucket * answers.length, (bucket + 1) * answers.length)]
      .map((value, k) => ({ value, k }))
      .filter(({ value }) => Math.abs(value) >= leastSteps)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.k - b.k)
      .slice(0, kept)
    counts.push(own.length)
    for (const { value, k } of own) {
      owners.push(k)
      values.push(value)
    }
  }
  return {
    codes: [...answers],
    bits: options.bits,
    step,
    biases: [...biases],
    counts: base64(Uint8Array.from(counts)),
    leaves: base64(Uint8Array.from(owners)),
    weights: base64(Int8Array.from(values)),
  }
}
