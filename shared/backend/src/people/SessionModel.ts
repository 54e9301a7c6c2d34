import { defineModel } from '../infra/defineModel'

/** One signed-in device. `_id` = SHA-256 of the token; `expiresAt` moves on with use, `endsAt` never does. */
export type Session = {
  _id: string
  userId: string
  client: string
  idleMs: number
  createdAt: Date
  expiresAt: Date
  endsAt: Date
}

/** Open sessions; ended ones are removed at once, forgotten ones by their date. */
export const SessionModel = defineModel<Session>(
  'Session',
  { _id: String, userId: String, client: String, idleMs: Number, createdAt: Date, expiresAt: Date, endsAt: Date },
  { collection: 'sessions', indexes: [[{ userId: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 0 }]] },
)
