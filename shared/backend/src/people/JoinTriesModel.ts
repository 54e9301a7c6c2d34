import { defineModel } from '../infra/defineModel'

/** The last times somebody tried a code, five at most, the oldest first; forgotten by `until`. */
export type JoinTries = { _id: string; last: Date[]; until: Date }

/** Who tried how often to join by a code; `_id` = the person. */
export const JoinTriesModel = defineModel<JoinTries>(
  'JoinTries',
  { _id: String, last: [Date], until: Date },
  { collection: 'joinTries', indexes: [[{ until: 1 }, { expireAfterSeconds: 0 }]] },
)
