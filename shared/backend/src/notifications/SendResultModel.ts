import { defineModel } from '../infra/defineModel'

/** WeChat's word that a template message did not arrive, come before we had written down its number. `_id` = the person's id and that number. */
export type SendResult = { _id: string; reason: string; at: Date }

/** Such words wait a day for their message. */
export const SendResultModel = defineModel<SendResult>(
  'SendResult',
  { _id: String, reason: String, at: Date },
  { collection: 'sendResults', indexes: [[{ at: 1 }, { expireAfterSeconds: 86_400 }]] },
)
