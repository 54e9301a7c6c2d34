import { damped, eachLabelFeature } from '@jinlin/domain/understanding/labelFeatures'
import type { LabelModel } from '@jinlin/domain/understanding/trained'
import { bucketWorth } from './bucketWorth'
import { base64, inSteps } from './packing'
import { type Rows, rowsOf } from './rows'
import { trainSvm } from './trainSvm'

/** Found by cross-validation over the corpus; more buckets or epochs changed the third digit at most. */
const options = { bits: 17, cost: 8, epochs: 8, seed: 7 }

/** What was learned from the messages chosen and from no other: what each bucket is worth among them, and a machine per label. */
export type LearnedLabels = { worth: Float32Array; machines: Float32Array[] }

/** Texts as damped counts of their buckets: what is known of a message without any other. */
export const countRows = (texts: readonly string[]): Rows => rowsOf(texts.map(countsOf))

function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  eachLabelFeature(text, options.bits, (bucket, times) => counts.set(bucket, (counts.get(bucket) ?? 0) + times))
  for (const [bucket, count] of counts) counts.set(bucket, damped(count))
  return counts
}

/** Learns from the rows chosen alone. */
export function learnLabels(
  counts: Rows,
  labelOf: ArrayLike<number>,
  labels: number,
  chosen: ArrayLike<number>,
): LearnedLabels {
  const worth = bucketWorth(counts, labelOf, labels, chosen, 1 << options.bits)
  const rows = weighed(counts, worth)
  return { worth, machines: trainSvm(rows, labelOf, labels, chosen, { ...options, columns: 1 << options.bits }) }
}

/** Counts times worth, each row of length 1. */
function weighed({ starts, columns, values }: Rows, worth: Float32Array): Rows {
  const scaled = new Float32Array(values.length)
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const [from, end] = [starts[row] as number, starts[row + 1] as number]
    let squares = 0
    for (let at = from; at < end; at += 1) {
      const value = (values[at] as number) * (worth[columns[at] as number] as number)
      scaled[at] = value
      squares += value * value
    }
    const length = Math.sqrt(squares) || 1
    for (let at = from; at < end; at += 1) scaled[at] = (scaled[at] as number) / length
  }
  return { starts, columns, values: scaled }
}

/** The machines as the model's file has them: one byte a weight, one byte a worth. */
export function packLabels(labels: string[], { machines, worth }: LearnedLabels): LabelModel {
  const buckets = 1 << options.bits
  const packed = machines.map((weights) => inSteps(weights.subarray(0, buckets), 127))
  const weights = new Int8Array(buckets * labels.length)
  packed.forEach(({ steps }, k) => {
    for (let bucket = 0; bucket < buckets; bucket += 1) weights[bucket * labels.length + k] = steps[bucket] as number
  })
  const worths = inSteps(worth, 255)
  return {
    labels,
    bits: options.bits,
    worthStep: worths.step,
    steps: packed.map(({ step }) => step),
    biases: machines.map((each) => Math.fround(each[buckets] as number)),
    worths: base64(Uint8Array.from(worths.steps)),
    weights: base64(weights),
  }
}
