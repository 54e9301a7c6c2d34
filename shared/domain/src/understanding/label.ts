import { bytesOf } from './bytes'
import { damped, eachLabelFeature } from './labelFeatures'
import { type LabelModel, trained } from './trained'

/** Reads labels with one model; scores are those of the machine that was trained, higher is better. */
export function labelReader({ labels, bits, worthStep, steps, biases, worths, weights }: LabelModel) {
  const worth = bytesOf(worths)
  const signed = new Int8Array(bytesOf(weights).buffer)
  const counts = new Int32Array(1 << bits) // all 0 between two texts
  const met: number[] = []
  return (text: string): { label: string; score: number }[] => {
    const sums = new Float64Array(labels.length)
    let squares = 0
    met.length = 0
    eachLabelFeature(text, bits, (bucket, times) => {
      if (counts[bucket] === 0) met.push(bucket)
      counts[bucket] = (counts[bucket] ?? 0) + times
    })
    for (const bucket of met) {
      const value = damped(counts[bucket] ?? 1) * (worth[bucket] ?? 0) * worthStep
      counts[bucket] = 0
      squares += value * value
      const from = bucket * labels.length
      for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] ?? 0) + value * (signed[from + k] ?? 0)
    }
    const length = Math.sqrt(squares) || 1
    return labels.map((label, k) => ({
      label,
      score: ((sums[k] ?? 0) * (steps[k] ?? 0)) / length + (biases[k] ?? 0),
    }))
  }
}

/** The label of the highest score. */
export const bestLabel = (scores: readonly { label: string; score: number }[]): string =>
  scores.reduce((best, each) => (each.score > best.score ? each : best)).label

let reader: ReturnType<typeof labelReader> | undefined

/** Which of the corpus's seven labels a message belongs under; the model is unpacked at the first call. */
export function labelOf(text: string): string {
  reader ??= labelReader(trained.label)
  return bestLabel(reader(text))
}
