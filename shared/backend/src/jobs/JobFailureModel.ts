import { defineModel } from '../infra/defineModel'

/** What keeps failing; `_id` = `job|subject`. `count` = failures in a row within half an hour. */
export type JobFailure = {
  _id: string
  job: string
  subject: string
  count: number
  firstAt: Date
  lastAt: Date
  error: string
}

/** The jobs that broke, for those who run the system; Redis keeps none of them. Forgotten after 30 days. */
export const JobFailureModel = defineModel<JobFailure>(
  'JobFailure',
  { _id: String, job: String, subject: String, count: Number, firstAt: Date, lastAt: Date, error: String },
  { collection: 'jobFailures', indexes: [[{ lastAt: 1 }, { expireAfterSeconds: 30 * 86_400 }]] },
)
