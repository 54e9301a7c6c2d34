import { defineModel } from '../infra/defineModel'

/** The access token of one app, shared by all processes; `_id` = appId, `token` sealed, `leaseUntil` = somebody is fetching a new one. */
export type WechatToken = { _id: string; token?: string; until?: Date; leaseUntil?: Date; leaseBy?: string }

/** One row per app. */
export const WechatTokenModel = defineModel<WechatToken>(
  'WechatToken',
  { _id: String, token: String, until: Date, leaseUntil: Date, leaseBy: String },
  { collection: 'wechatTokens' },
)
