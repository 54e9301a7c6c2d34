import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'
import type { Inbound } from './inbound'

/** How an answer goes: with the delivery somebody waits at, or by itself afterwards. One of the two, for good. */
export type AnswerWay = 'reply' | 'later'

/**
 * One message or event as it came in; `_id` = its key. `reply` null = nothing is said. Kept 30 days, then gone by itself.
 * A reply that goes `later` is owed from `answeredAt` to `toldAt`: at `owedUntil` somebody else tells it. From `pushedAt` on it may have arrived.
 */
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
  way?: AnswerWay
  owedUntil?: Date
  pushedAt?: Date
  toldAt?: Date
  /** When a failed one was left to people. */
  leftAt?: Date
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
    way: String,
    owedUntil: Date,
    pushedAt: Date,
    toldAt: Date,
    leftAt: Date,
  },
  {
    collection: 'wxInbox',
    indexes: [
      [{ leaseUntil: 1 }, { partialFilterExpression: { state: 'received' } }],
      [{ 'inbound.openid': 1, receivedAt: 1 }, { partialFilterExpression: { state: 'received' } }],
      [{ owedUntil: 1 }, { partialFilterExpression: { owedUntil: { $exists: true } } }],
      [{ leftAt: 1 }, { partialFilterExpression: { state: 'failed' } }],
      [{ receivedAt: 1 }, { expireAfterSeconds: keptSeconds }],
    ],
  },
)
