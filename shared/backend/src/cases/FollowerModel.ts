import { defineModel } from '../infra/defineModel'

/** One person who follows one case; `_id` = `caseId|userId`, so nobody follows twice. */
export type Follower = { _id: string; caseId: string; userId: string; at: Date }

/** Who is told of a case beside its reporter and handler. */
export const FollowerModel = defineModel<Follower>(
  'Follower',
  { _id: String, caseId: String, userId: String, at: Date },
  { collection: 'followers', indexes: [[{ caseId: 1, at: 1 }], [{ userId: 1, caseId: 1 }]] },
)
