import { defineModel } from '@jinlin/backend/infra/defineModel'

/** The first answer to one POST. `_id` = digest of path, person and key; `mark` = digest of the body; `sealed` = the answer, encrypted. */
export type KeptAnswer = { _id: string; mark: string; sealed: string; until: Date }

/** Answers kept for those who ask again with the same key; removed by their date. */
export const AnswerModel = defineModel<KeptAnswer>(
  'Answer',
  { _id: String, mark: String, sealed: String, until: Date },
  { collection: 'answers', indexes: [[{ until: 1 }, { expireAfterSeconds: 0 }]] },
)
