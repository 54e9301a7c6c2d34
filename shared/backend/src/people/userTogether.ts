import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { type User, UserModel } from './UserModel'

/** People by id, those asked for at the same moment by one question; never inside a transaction. */
export const userTogether = readTogether<User>((ids) => UserModel.find({ _id: op({ $in: ids }) }).lean())
