import { defineModel } from '../infra/defineModel'

/** A way of sending that rests until a moment, for everybody: a day's number is used up, or a template is set wrongly. `_id` = `appId|channel` or `appId|templateId`. */
export type ClosedChannel = { _id: string; until: Date; reason: string }

/** The ways that rest; forgotten when their time is over. */
export const ClosedChannelModel = defineModel<ClosedChannel>(
  'ClosedChannel',
  { _id: String, until: Date, reason: String },
  { collection: 'closedChannels', indexes: [[{ until: 1 }, { expireAfterSeconds: 0 }]] },
)
