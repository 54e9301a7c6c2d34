import { defineModel } from '../infra/defineModel'

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
  },
  { collection: 'accounts', indexes: [[{ appId: 1 }, { unique: true }]] },
)
