import { defineModel } from '../infra/defineModel'

/** One WeCom enterprise whose customer groups are ours; `_id` = its key in addresses. `secret`, `token` and `encodingAesKey` are sealed by the vault (aad `wecomCorps|<key>|<field>`). */
export type WecomCorp = {
  _id: string
  name: string
  corpId: string
  secret: string
  token: string
  encodingAesKey: string
  areaPath: string
}

/** The enterprises of this installation. */
export const WecomCorpModel = defineModel<WecomCorp>(
  'WecomCorp',
  {
    _id: String,
    name: String,
    corpId: String,
    secret: String,
    token: String,
    encodingAesKey: String,
    areaPath: String,
  },
  { collection: 'wecomCorps', indexes: [[{ corpId: 1 }, { unique: true }]] },
)
