import { damped, eachLabelFeature } from '@jinlin/domain/understanding/labelFeatures'
import type { LabelModel } from '@jinlin/domain/understanding/trained'
import { base64, inSteps } from './packing'
import { type Rows, rowsOf } from './rows'
import { dot, trainSvm } from './trainSvm'

/** Found by cross-validation over the corpus; more buckets or epochs changed the third digit at most. */
const options = { bits: 17, cost: 3, epochs: 8, seed: 7 }

/** Texts as the label model sees them: damped counts times rarity, each row of length 1. */
export type LabelRows = { rows: Rows; rarity: Float32Array }

export function labelRows(texts: readonly string[]): LabelRows {
  const each = texts.map(countsOf)
  const owners = new Int32Array(1 << options.bits)
  for (const row of each) for (const bucket of row.keys()) owners[bucket] = (owners[bucket] as number) + 1
  const rarity = Float32Array.from(owners, (n) => Math.log((1 + texts.length) / (1 + n)) + 1)
  return { rows: rowsOf(each.map((row) => weighed(row, rarity))), rarity }
}

function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  eachLabelFeature(text, options.bits, (bucket, times) => counts.set(bucket, (counts.get(bucket) ?? 0) + times))
  return counts
}

function weighed(counts: ReadonlyMap<number, number>, rarity: Float32Array): Map<number, number> {
  let squares = 0
  const values = new Map<number, number>()
  for (const [bucket, count] of counts) {
    const value = damped(count) * (rarity[bucket] as number)
    squares += value * value
    values.set(bucket, value)
  }
  const length = Math.sqrt(squares) || 1
  for (const [bucket, value] of values) values.set(bucket, value / length)
  return values
}

/** One machine per label, from the rows chosen. */
export const trainLabels = (
  { rows }: LabelRows,
  labelOf: ArrayLike<number>,
  labels: number,
  chosen: ArrayLike<number>,
): Float32Array[] => trainSvm(rows, labelOf, labels, chosen, { ...options, columns: 1 << options.bits })

/** The label a row scores highest for. */
export function bestLabel(rows: Rows, row: number, machines: readonly Float32Array[]): number {
  const scores = machines.map((weights) => dot(rows, row, weights))
  return scores.indexOf(Math.max(...scores))
}

/** The machines as the model's file has them: one byte a weight, one byte a rarity. */
export function packLabels(labels: string[], machines: readonly Float32Array[], { rarity }: LabelRows): LabelModel {
  const buckets = 1 << options.bits
  const packed = machines.map((weights) => inSteps(weights.subarray(0, buckets), 127))
  const weights = new Int8Array(buckets * labels.length)
  packed.forEach(({ steps }, k) => {
    for (let bucket = 0; bucket < buckets; bucket += 1) weights[bucket * labels.length + k] = steps[bucket] as number
  })
  const rarities = inSteps(rarity, 255)
  return {
    labels,
    bits: options.bits,
    rarityStep: rarities.step,
    steps: packed.map(({ step }) => step),
    biases: machines.map((each) => Math.fround(each[buckets] as number)),
    rarities: base64(Uint8Array.from(rarities.steps)),
    weights: base64(weights),
  }
}
