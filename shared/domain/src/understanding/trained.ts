import model from './model/model.data.json'

/** What tells the seven labels apart: for each of 2^bits buckets its worth (times `worthStep`) and a weight for each label (times the label's step). */
export type LabelModel = {
  labels: string[]
  bits: number
  worthStep: number
  steps: number[]
  biases: number[]
  worths: string
  weights: string
}
/** What tells leaves apart: for each of 2^bits buckets how many leaves it speaks for, then those leaves and their weights (times `step`), one bucket after the other. */
export type LeafModel = {
  codes: string[]
  bits: number
  step: number
  biases: number[]
  counts: string
  leaves: string
  weights: string
}
/** The file `npm run train` writes: hashed character runs and numbers, no text of any message. `corpus` = SHA-256 of what it learned from. */
export type TrainedModel = { corpus: string; label: LabelModel; leaf: LeafModel }

/** The model in this build. */
export const trained: TrainedModel = model
