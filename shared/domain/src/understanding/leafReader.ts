import { bytesOf } from './bytes'
import { featureValue, leafFeatures } from './leafFeatures'
import type { LeafModel } from './trained'

/** Reads what a text says for every leaf of the model; a score is the logarithm of its odds but for a sum common to all. */
export function leafReader({ codes, bits, step, biases, counts, leaves, weights }: LeafModel) {
  const many = bytesOf(counts)
  const owner = bytesOf(leaves)
  const signed = new Int8Array(bytesOf(weights).buffer)
  const starts = new Uint32Array(many.length + 1)
  for (let bucket = 0; bucket < many.length; bucket += 1)
    starts[bucket + 1] = (starts[bucket] ?? 0) + (many[bucket] ?? 0)
  return (text: string): Float64Array => {
    const scores = Float64Array.from(biases)
    const features = leafFeatures(text, bits)
    const value = featureValue(features.size) * step
    for (const bucket of features)
      for (let at = starts[bucket] ?? 0, end = starts[bucket + 1] ?? 0; at < end; at += 1) {
        const k = owner[at] ?? 0
        scores[k] = (scores[k] ?? 0) + value * (signed[at] ?? 0)
      }
    return codes.length ? scores : new Float64Array()
  }
}
