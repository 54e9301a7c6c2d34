import type { Policy, WorkCalendar } from '@jinlin/domain/dispatch/policy'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** A policy as it is stored: of the calendar only the district's hours. Holidays are the country's: they come from the library whenever a record is read. */
export type StoredPolicy = Omit<Policy, 'calendar'> & { calendar: Pick<WorkCalendar, 'hours'> }

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
