import type { Templates } from '@jinlin/domain/notifications/templates'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'
import type { AccountMenu } from './menuShape'

/** One public account; `_id` = its key in addresses. `secret`, `token` and `encodingAesKey` are sealed by the vault (aad `accounts|<key>|<field>`). */
export type Account = {
  _id: string
  name: string
  appId: string
  originalId: string
  secret: string
  token: string
  encodingAesKey: string
  mode: 'plain' | 'compat' | 'safe'
  areaPath: string
  /** What it says to whoever follows it, instead of the usual words. */
  welcome?: string
  /** Its menu, instead of the usual one. */
  menu?: AccountMenu
  madeUp?: true
  /** Its templates: messages to whoever follows it (service accounts), and messages that people allow one by one. */
  templates?: Templates
  subscriptions?: Templates
}

/** The public accounts of this installation. */
export const AccountModel = defineModel<Account>(
  'Account',
  {
    _id: String,
    name: String,
    appId: String,
    originalId: String,
    secret: String,
    token: String,
    encodingAesKey: String,
    mode: String,
    areaPath: String,
    welcome: String,
    menu: Schema.Types.Mixed,
    madeUp: Boolean,
    templates: Schema.Types.Mixed,
    subscriptions: Schema.Types.Mixed,
  },
  { collection: 'accounts', indexes: [[{ appId: 1 }, { unique: true }], [{ areaPath: 1, _id: 1 }]] },
)
