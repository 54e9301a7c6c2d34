import { seeded } from '../load/random'
import type { Rows } from './rows'

export type SvmOptions = { cost: number; epochs: number; seed: number; columns: number }

/**
 * One linear support vector machine per class (squared hinge, dual coordinate descent as in liblinear), trained on the
 * rows named. Weights of class k stand in result[k], the bias last. The same input gives the same weights.
 */
export function trainSvm(
  rows: Rows,
  classOf: ArrayLike<number>,
  classes: number,
  chosen: ArrayLike<number>,
  { cost, epochs, seed, columns }: SvmOptions,
): Float32Array[] {
  const norms = Float64Array.from(chosen, (i) => squaredNorm(rows, i) + 1)
  return Array.from({ length: classes }, (_, k) => {
    const weights = new Float32Array(columns + 1)
    const alphas = new Float64Array(chosen.length)
    const order = Int32Array.from(chosen, (_each, i) => i)
    const random = seeded(seed + k)
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      shuffle(order, random)
      for (const i of order) descend(rows, chosen[i] as number, classOf, k, i, alphas, norms, weights, cost)
    }
    return weights
  })
}

function descend(
  rows: Rows,
  row: number,
  classOf: ArrayLike<number>,
  k: number,
  i: number,
  alphas: Float64Array,
  norms: Float64Array,
  weights: Float32Array,
  cost: number,
): void {
  const sign = classOf[row] === k ? 1 : -1
  const diagonal = 0.5 / cost
  const alpha = alphas[i] as number
  const gradient = sign * dot(rows, row, weights) - 1 + diagonal * alpha
  if (alpha === 0 && gradient >= 0) return
  const next = Math.max(alpha - gradient / ((norms[i] as number) + diagonal), 0)
  const step = (next - alpha) * sign
  if (step === 0) return
  alphas[i] = next
  const { starts, columns, values } = rows
  for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1)
    (weights as { [n: number]: number })[columns[at] as number] =
      (weights[columns[at] as number] as number) + step * (values[at] as number)
  weights[weights.length - 1] = (weights[weights.length - 1] as number) + step
}

/** The score of a row: its product with the weights, and the bias. */
export function dot({ starts, columns, values }: Rows, row: number, weights: Float32Array): number {
  let sum = weights[weights.length - 1] as number
  for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1)
    sum += (values[at] as number) * (weights[columns[at] as number] as number)
  return sum
}

function squaredNorm({ starts, values }: Rows, row: number): number {
  let sum = 0
  for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1)
    sum += (values[at] as number) ** 2
  return sum
}

/** Puts the numbers into a random order, in place (Fisher-Yates). */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
}
