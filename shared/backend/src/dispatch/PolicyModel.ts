import type { Policy, WorkCalendar } from '@jinlin/domain/dispatch/policy'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** A policy as it is stored. Of its calendar only the district's hours are read: holidays are the country's and come from the library; those of its day are stored for servers of the release before. */
export type StoredPolicy = Omit<Policy, 'calendar'> & { calendar: Pick<WorkCalendar, 'hours'> & Partial<WorkCalendar> }

/** One version of a district's numbers; `_id` = `county-version`. Versions are only added. `by`, `reason` = who decided on it and why; absent where the machine set it up. */
export type PolicyRecord = {
  _id: string
  countyCode: string
  version: number
  policy: StoredPolicy
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
