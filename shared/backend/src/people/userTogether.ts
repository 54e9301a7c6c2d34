import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { type User, UserModel } from './UserModel'

/** People by id, those asked for at the same moment by one question; never inside a transaction. */
export const userTogether = readTogether<User>((ids) => UserModel.find({ _id: op({ $in: ids }) }).lean())

const byOpenid = async (keys: string[]): Promise<Map<string, string>> => {
  const found = await UserModel.find({ openids: op({ $in: keys }) })
    .select('openids')
    .lean<Pick<User, '_id' | 'openids'>[]>()
  return new Map(found.flatMap(({ _id, openids }) => openids.map((key): [string, string] => [key, _id])))
}

/** Whose an `openidKey` is, those asked for at the same moment by one question; undefined when nobody's. */
export const userIdOfOpenid = askTogether<string>(byOpenid)
