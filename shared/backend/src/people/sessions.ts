import { createHash, randomBytes } from 'node:crypto'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { readTogether } from '../infra/readTogether'
import { actorOf } from './actorOf'
import { type Session, SessionModel } from './SessionModel'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Residents: idle 30 days, 180 at most. Whoever works here: 12 hours. */
const spans = { resident: { idle: 30 * DAY, most: 180 * DAY }, staff: { idle: 12 * HOUR, most: 12 * HOUR } } as const

const known = new Cached<Session>(1000)
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Signs a person in on one device; the token (256 bits) is given out once and stored only as its hash. */
export const openSession = async (userId: string, client: string, now = new Date()): Promise<string> => {
  const actor = await actorOf(userId)
  const span = actor.grants.some(({ role }) => role !== 'resident') ? spans.staff : spans.resident
  const token = randomBytes(32).toString('base64url')
  const session: Session = {
    _id: hashOf(token),
    userId,
    client: client.slice(0, 100),
    idleMs: span.idle,
    createdAt: now,
    expiresAt: new Date(now.getTime() + span.idle),
    endsAt: new Date(now.getTime() + span.most),
  }
  await guardWrite(() => SessionModel.create([session]))
  return token
}

/** Those who come at the same moment are looked up together: on a busy server a request costs a fraction of a question. */
const sessions = readTogether<Session>((ids) => SessionModel.find({ _id: op({ $in: ids }) }).lean())

const readSession = async (hash: string): Promise<Session> => {
  const session = await sessions(hash)
  if (!session) throw new DomainError('signed_out')
  return session
}

/** Moves the end of an idle session on, at most once in a tenth of its span. */
const keepAlive = async (session: Session, now: Date): Promise<void> => {
  const expiresAt = new Date(Math.min(now.getTime() + session.idleMs, session.endsAt.getTime()))
  if (expiresAt.getTime() - session.expiresAt.getTime() < session.idleMs / 10) return
  await SessionModel.updateOne({ _id: session._id }, { $set: { expiresAt } })
  known.drop(session._id)
}

/** The person behind a token, felt at most 1.5 s after a revocation; `signed_out` when it is unknown, ended or too old. */
export const actorOfToken = async (token: string, now = new Date()): Promise<Actor> => {
  const hash = hashOf(token)
  const session = await known.get(hash, () => readSession(hash))
  if (session.expiresAt <= now || session.endsAt <= now) throw new DomainError('signed_out')
  await keepAlive(session, now)
  return actorOf(session.userId)
}

/** Signs one device out. */
export const endSession = async (token: string): Promise<void> => {
  const hash = hashOf(token)
  await guardWrite(() => SessionModel.deleteOne({ _id: hash }))
  known.drop(hash)
}

/** Signs a person out everywhere: other processes feel it within 1 s. */
export const revokeSessions = async (userId: string): Promise<number> => {
  const ended = await SessionModel.find({ userId }).select('_id').lean()
  const ids = ended.map(({ _id }) => _id)
  for (const id of ids) known.drop(id)
  const { deletedCount } = await guardWrite(() => SessionModel.deleteMany({ _id: op({ $in: ids }) }))
  return deletedCount
}
