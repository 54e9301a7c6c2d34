import type { Role } from '@jinlin/domain/people/roles'
import { type Staff, StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'

/** Whom to look for: a role, and the letters a name begins with. */
export type StaffWanted = { role?: Role; name?: string }

/** Who has a post in these areas or below, by id, a page at a time; `next` = where the following page begins. */
export const staffInArea = async (
  paths: readonly string[],
  { role, name }: StaffWanted,
  after: string | undefined,
  limit: number,
): Promise<{ items: Staff[]; next?: string }> => {
  const posts = paths.map((path) => {
    const below = { areaPath: op({ $gte: path, $lt: `${path}0` }) }
    return { posts: op({ $elemMatch: role ? { ...below, role } : below }) }
  })
  if (posts.length === 0) return { items: [] }
  const from = after === undefined ? {} : { _id: op({ $gt: after }) }
  const called = name === undefined ? {} : { name: op({ $gte: name, $lt: `${name}\uffff` }) }
  const found = await StaffModel.find({ $or: posts, ...called, ...from })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<Staff[]>()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return found.length > limit && last ? { items, next: last._id } : { items }
}
