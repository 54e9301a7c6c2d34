import { defineModel } from '../infra/defineModel'

/**
 * What a person said about the category of words written to an account: `from` our guess, `to` theirs (the same when they confirmed it). Kept to train on:
 * the words without numbers, doors and names, and nothing that leads back to the case or to anybody (`_id` is a keyed digest, so that twice is once).
 */
export type Correction = { _id: string; words: string; from: string; to: string; at: Date }

/** All corrections, oldest first by `at`. */
export const CorrectionModel = defineModel<Correction>(
  'Correction',
  { _id: String, words: String, from: String, to: String, at: Date },
  { collection: 'corrections', indexes: [[{ at: 1, _id: 1 }]] },
)
