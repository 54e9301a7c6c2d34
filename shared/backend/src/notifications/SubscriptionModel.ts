import { defineModel } from '../infra/defineModel'

/** Who told of an answer: the phone it was given on, or WeChat by an event. */
export type Teller = 'phone' | 'wechat'

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
  /** The last answers by who told of them, so that the phone and WeChat telling of the same one count once. */
  told?: { by: Teller | 'both'; at: Date }[]
  /** The last answers counted, by the keys they came under: the same one again is no second message. */
  counted?: string[]
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
    counted: { type: [String], default: undefined },
    told: { type: [{ _id: false, by: String, at: Date }], default: undefined },
    changedAt: Date,
  },
  { collection: 'subscriptions' },
)
