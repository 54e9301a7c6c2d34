import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { AreaModel } from '../places/AreaModel'
import { seal } from '../register/vault'
import { type Account, AccountModel } from './AccountModel'
import type { AccountOrder } from './accountShape'

/** `area_unknown` = no area has this path · `app_taken` = another account has this app. */
export type SavedAccount = 'added' | 'changed' | 'area_unknown' | 'app_taken'

/** An account's record with its secrets sealed. */
export function sealedAccount({ key, secret, token, encodingAesKey, ...rest }: AccountOrder): Account {
  const sealed = (field: string, value: string) => seal(value, { collection: 'accounts', id: key, field })
  return {
    _id: key,
    secret: sealed('secret', secret),
    token: sealed('token', token),
    encodingAesKey: sealed('encodingAesKey', encodingAesKey),
    ...rest,
  } as Account
}

/** Adds an account, or replaces what is known of it. Running servers take a new one at once, changes within a minute. */
export async function saveAccount(order: AccountOrder): Promise<SavedAccount> {
  if (!(await AreaModel.exists({ path: order.areaPath }))) return 'area_unknown'
  try {
    const { _id, ...record } = sealedAccount(order)
    const before = await guardWrite(() =>
      AccountModel.findOneAndReplace({ _id }, record, { upsert: true, returnDocument: 'before' }).lean(),
    )
    return before ? 'changed' : 'added'
  } catch (error) {
    if (isDuplicate(error)) return 'app_taken'
    throw error
  }
}
