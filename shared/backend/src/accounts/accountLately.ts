import { Cached } from '../infra/cached'
import { type Account, AccountModel } from './AccountModel'

const accounts = new Cached<Account | null>(1000)

/** An account by its key, as it was at most a second ago; `null` when there is none, which is asked again each time. */
export const accountLately = async (key: string): Promise<Account | null> => {
  const account = await accounts.get(key, async () => AccountModel.findById(key).lean<Account>())
  if (!account) accounts.drop(key)
  return account
}
