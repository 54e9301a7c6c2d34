import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { type User, UserModel } from './UserModel'

/** People by id, those asked for at the same moment by one question; never inside a transaction. */
export const userTogether = readTogether<User>((ids) => UserModel.find({ _id: op({ $in: ids }) }).lean())

const byOpenid = async (keys: string[]): Promise<Map<string, User>> => {
  const found = await UserModel.find({ openids: op({ $in: keys }) }).lean<User[]>()
  return new Map(found.flatMap((user) => user.openids.map((key): [string, User] => [key, user])))
}

const byUnionid = async (unionids: string[]): Promise<Map<string, User>> => {
  const found = await UserModel.find({ unionid: op({ $in: unionids }) }).lean<User[]>()
  return new Map(found.flatMap((user) => (user.unionid ? [[user.unionid, user] as const] : [])))
}

/** Whose a unionid is, those asked for at the same moment by one question; undefined when nobody's. */
export const userOfUnionid = askTogether<User>(byUnionid)

/** Whose an `openidKey` is, those asked for at the same moment by one question; undefined when nobody's. */
export const userOfOpenid = askTogether<User>(byOpenid)
