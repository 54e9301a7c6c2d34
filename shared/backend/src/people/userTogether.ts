import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { type User, UserModel } from './UserModel'

/** People by id, those asked for at the same moment by one question; never inside a transaction. */
export const userTogether = readTogether<User>((ids) => UserModel.find({ _id: op({ $in: ids }) }).lean())

/** A person as far as it matters who they are at WeChat. */
export type Known = Pick<User, '_id' | 'openids' | 'unionid' | 'unionidAskedAt'>

const byOpenid = async (keys: string[]): Promise<Map<string, Known>> => {
  const found = await UserModel.find({ openids: op({ $in: keys }) })
    .select('openids unionid unionidAskedAt')
    .lean<Known[]>()
  return new Map(found.flatMap((user) => user.openids.map((key): [string, Known] => [key, user])))
}

/** Whose an `openidKey` is, those asked for at the same moment by one question; undefined when nobody's. */
export const userOfOpenid = askTogether<Known>(byOpenid)
