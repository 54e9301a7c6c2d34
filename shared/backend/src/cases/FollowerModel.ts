import { defineModel } from '../infra/defineModel'

/**
 * One person who follows one case; `_id` = `caseId|userId`, so nobody follows twice. `through` = the merged cases that brought them, and this one if they had
 * followed it before; absent: they follow on their own.
 */
export type Follower = { _id: string; caseId: string; userId: string; at: Date; through?: string[] }

/** The id of the row that makes somebody follow a case. */
export const rowId = (caseId: string, userId: string): string => `${caseId}|${userId}`

/** Who is told of a case beside its reporter and handler. */
export const FollowerModel = defineModel<Follower>(
  'Follower',
  { _id: String, caseId: String, userId: String, at: Date, through: { type: [String], default: undefined } },
  { collection: 'followers', indexes: [[{ caseId: 1, at: 1 }], [{ userId: 1, caseId: 1 }]] },
)
