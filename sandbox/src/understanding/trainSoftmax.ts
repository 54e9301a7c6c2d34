import { seeded } from '../load/random'
import type { Rows } from './rows'
import { shuffle } from './trainSvm'

export type SoftmaxOptions = {
  columns: number
  classes: number
  epochs: number
  rate: number
  decay: number
  seed: number
}
/** Weights of column c for class k stand at c × classes + k. */
export type Softmax = { weights: Float32Array; biases: Float32Array }

type Learner = Softmax & { squares: Float32Array; rate: number; decay: number }

/** Multinomial logistic regression by AdaGrad, one row at a time; `importance` weighs the rows. The same input gives the same weights. */
export function trainSoftmax(
  rows: Rows,
  classOf: ArrayLike<number>,
  importance: ArrayLike<number>,
  { columns, classes, epochs, rate, decay, seed }: SoftmaxOptions,
): Softmax {
  const weights = new Float32Array(columns * classes)
  const squares = new Float32Array(columns * classes).fill(1e-2)
  const biases = new Float32Array(classes)
  const count = rows.starts.length - 1
  const order = Int32Array.from({ length: count }, (_, i) => i)
  const random = seeded(seed)
  const shares = new Float64Array(classes)
  const learner = { weights, squares, biases, rate, decay }
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const row of order) {
      scoresOf(rows, row, weights, biases, shares)
      intoShares(shares)
      shares[classOf[row] as number] = (shares[classOf[row] as number] as number) - 1
      learn(rows, row, shares, importance[row] as number, learner)
    }
  }
  return { weights, biases }
}

/** Writes the score of every class for a row into `scores`. */
export function scoresOf(
  { starts, columns, values }: Rows,
  row: number,
  weights: Float32Array,
  biases: Float32Array,
  scores: Float64Array,
): void {
  const classes = biases.length
  scores.set(biases)
  for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1) {
    const from = (columns[at] as number) * classes
    const value = values[at] as number
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] as number) + value * (weights[from + k] as number)
  }
}

/** Scores become shares of 1, in place. */
export function intoShares(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score)
  let sum = 0
  for (let k = 0; k < scores.length; k += 1) {
    const share = Math.exp((scores[k] as number) - most)
    scores[k] = share
    sum += share
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] as number) / sum
}

/** A class this far from wrong is left alone: quicker, and weights that say nothing stay 0. */
const worthLearning = 0.002

function learn(
  { starts, columns, values }: Rows,
  row: number,
  slope: Float64Array,
  importance: number,
  to: Learner,
): void {
  const { weights, squares, biases, rate, decay } = to
  const classes = biases.length
  for (let k = 0; k < classes; k += 1) {
    const push = (slope[k] as number) * importance
    if (Math.abs(push) < worthLearning) continue
    biases[k] = (biases[k] as number) - 0.01 * rate * push
    for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1) {
      const place = (columns[at] as number) * classes + k
      const weight = weights[place] as number
      const gradient = (values[at] as number) * push + decay * weight
      const square = (squares[place] as number) + gradient * gradient
      squares[place] = square
      weights[place] = weight - (rate * gradient) / Math.sqrt(square)
    }
  }
}
