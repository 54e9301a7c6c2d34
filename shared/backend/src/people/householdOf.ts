import type { Actor } from '@jinlin/domain/people/roles'
import { Cached } from '../infra/cached'
import { UserModel } from './UserModel'

/** A new housemate counts within this time, in milliseconds; until then their taps count for themselves. */
const freshMs = 60_000
/** No door has more people behind it than this. */
const mostBehindOneDoor = 100
const doors = new Cached<readonly string[]>(freshMs)

const behind = async (dwellingId: string): Promise<readonly string[]> => {
  const found = await UserModel.find({ dwellingId }).select('_id').limit(mostBehindOneDoor).lean()
  return found.map(({ _id }) => _id)
}

/** Everybody bound to the same door as this person, the person included; who is bound to none stands alone. Nobody has proved that they live there. At most a minute old. */
export const householdOf = async ({ userId, dwellingId }: Pick<Actor, 'userId' | 'dwellingId'>): Promise<string[]> => {
  const mates = dwellingId ? await doors.get(dwellingId, () => behind(dwellingId)) : []
  return [...new Set([userId, ...mates])]
}
