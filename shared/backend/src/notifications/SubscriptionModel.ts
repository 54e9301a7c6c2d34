import { defineModel } from '../infra/defineModel'

/**
 * How often a person still allows one template to be sent to them: WeChat counts one for every 允许 and takes one for every message.
 * `_id` = `appId|openid|templateId`; `refused` = the last answer was no.
 */
export type Subscription = {
  _id: string
  appId: string
  openid: string
  templateId: string
  credits: number
  refused?: boolean
  changedAt: Date
}

/** What people have allowed, per app and template. */
export const SubscriptionModel = defineModel<Subscription>(
  'Subscription',
  {
    _id: String,
    appId: String,
    openid: String,
    templateId: String,
    credits: Number,
    refused: Boolean,
    changedAt: Date,
  },
  { collection: 'subscriptions' },
)
