import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'
import type { Inbound } from './inbound'

/** One message or event as it came in; `_id` = its key. `reply` null = nothing is said. Kept 30 days, then gone by itself. */
export type WxInboxRow = {
  _id: string
  state: 'received' | 'answered' | 'failed'
  inbound: Inbound
  receivedAt: Date
  leaseUntil: Date
  leaseBy: string
  tries: number
  reply?: string | null
  answeredAt?: Date
}

const keptSeconds = 30 * 86_400

/** Every delivery of WeChat, inserted before anything else happens. */
export const WxInboxModel = defineModel<WxInboxRow>(
  'WxInbox',
  {
    _id: String,
    state: String,
    inbound: Schema.Types.Mixed,
    receivedAt: Date,
    leaseUntil: Date,
    leaseBy: String,
    tries: Number,
    reply: String,
    answeredAt: Date,
  },
  {
    collection: 'wxInbox',
    indexes: [
      [{ leaseUntil: 1 }, { partialFilterExpression: { state: 'received' } }],
      [{ 'inbound.openid': 1, receivedAt: 1 }, { partialFilterExpression: { state: 'received' } }],
      [{ receivedAt: 1 }, { expireAfterSeconds: keptSeconds }],
    ],
  },
)
