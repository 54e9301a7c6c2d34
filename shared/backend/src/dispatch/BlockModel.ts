import { defineModel } from '../infra/defineModel'

/** A resident's wish not to be sent one tradesperson again, said on a case of theirs; `_id` = `userId|staffId`, `name` = who that was then. */
export type Block = { _id: string; userId: string; staffId: string; name: string; caseId: string; at: Date }

/** Whom residents don't want to be sent. */
export const BlockModel = defineModel<Block>(
  'Block',
  { _id: String, userId: String, staffId: String, name: String, caseId: String, at: Date },
  { collection: 'blocks', indexes: [[{ userId: 1, staffId: 1 }]] },
)
