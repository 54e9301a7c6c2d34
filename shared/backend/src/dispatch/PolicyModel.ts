import type { Policy } from '@jinlin/domain/dispatch/policy'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** One version of a district's numbers; `_id` = `county-version`. Versions are only added. `by`, `reason` = who decided on it and why; absent where the machine set it up. */
export type PolicyRecord = {
  _id: string
  countyCode: string
  version: number
  policy: Policy
  at: Date
  by?: string
  reason?: string
}

/** All versions of all districts' policies. */
export const PolicyModel = defineModel<PolicyRecord>(
  'Policy',
  {
    _id: String,
    countyCode: String,
    version: Number,
    policy: Schema.Types.Mixed,
    at: Date,
    by: String,
    reason: String,
  },
  { collection: 'policies', indexes: [[{ countyCode: 1, version: -1 }]] },
)
