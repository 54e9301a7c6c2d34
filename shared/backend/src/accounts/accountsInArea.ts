import { op } from '../infra/defineModel'
import { type Account, AccountModel } from './AccountModel'

/** An account without its secrets. */
export type NamedAccount = Pick<Account, '_id' | 'name' | 'areaPath' | 'mode'>

/** Accounts of these areas and of all inside them, by their keys, after `after`; `next` = where the list goes on. */
export async function accountsInArea(
  paths: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<{ items: NamedAccount[]; next?: string }> {
  if (paths.length === 0) return { items: [] }
  const within = paths.map((path) => ({ areaPath: op({ $gte: path, $lt: `${path}0` }) }))
  const found = await AccountModel.find({ $or: within, ...(after !== undefined && { _id: op({ $gt: after }) }) })
    .select('name areaPath mode')
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last && { next: last._id }) }
}
