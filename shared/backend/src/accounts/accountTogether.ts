import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { type Account, AccountModel } from './AccountModel'

/** Accounts by key, as they are now; those asked for at the same moment by one question. */
export const accountTogether = readTogether<Account>((keys) => AccountModel.find({ _id: op({ $in: keys }) }).lean())
