import { op } from '../infra/defineModel'
import { UserModel } from '../people/UserModel'

/** Names of people by id, unmasked: whoever shows them masks them. */
export async function namesOfUsers(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const users = await UserModel.find({ _id: op({ $in: [...new Set(ids)] }) })
    .select('name')
    .lean()
  return new Map(users.map(({ _id, name }) => [_id, name]))
}
