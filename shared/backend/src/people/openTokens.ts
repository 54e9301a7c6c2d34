import { createHash } from 'node:crypto'
import { op } from '../infra/defineModel'
import { SessionModel } from './SessionModel'
import { UserModel } from './UserModel'

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Which of these tokens still belong to an open session of an active person, by one read for all live screens of a process. */
export const openTokens = async (tokens: readonly string[], now: Date): Promise<Set<string>> => {
  const byHash = new Map(tokens.map((token) => [hashOf(token), token]))
  // by id alone: with the expiry beside it the store would read every session that lives
  const known = await SessionModel.find({ _id: op({ $in: [...byHash.keys()] }) }).lean()
  const sessions = known.filter(({ expiresAt }) => expiresAt > now)
  const userIds = [...new Set(sessions.map(({ userId }) => userId))]
  const active = await UserModel.find({ _id: op({ $in: userIds }), status: 'active' }, { _id: 1 }).lean()
  const ids = new Set(active.map(({ _id }) => _id))
  return new Set(sessions.flatMap(({ _id, userId }) => (ids.has(userId) ? [byHash.get(_id) ?? ''] : [])))
}
