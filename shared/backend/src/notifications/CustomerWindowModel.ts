import { defineModel } from '../infra/defineModel'

/**
 * How many customer-service messages an account may still send to a person, as WeChat counts: 5 in 48 h after a message, 3 in 1 min after a click, scan or
 * following. `_id` = `accountKey|openid`.
 */
export type CustomerWindow = {
  _id: string
  accountKey: string
  openid: string
  lastAt: Date
  kind: 'message' | 'menu' | 'scan' | 'follow'
  messageUntil: Date
  messageLeft: number
  eventUntil: Date
  eventLeft: number
  /** WeChat said that they left the account, or don't want its templates; until they come or write again. */
  leftAt?: Date
  blockedAt?: Date
}

/** The windows of all accounts. */
export const CustomerWindowModel = defineModel<CustomerWindow>(
  'CustomerWindow',
  {
    _id: String,
    accountKey: String,
    openid: String,
    lastAt: Date,
    kind: String,
    messageUntil: Date,
    messageLeft: Number,
    eventUntil: Date,
    eventLeft: Number,
    leftAt: Date,
    blockedAt: Date,
  },
  { collection: 'windows' },
)
