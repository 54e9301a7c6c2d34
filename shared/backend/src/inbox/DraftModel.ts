import type { Coordinates } from '@jinlin/domain/places/geo'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** Where the person says it is. `said` = told to us; `home` = the bound dwelling, which the answer then names. */
export type DraftPlace = { from: 'said' | 'home'; point?: Coordinates; dwellingId?: string; text?: string }

/**
 * A report in the making at one account; `_id` = the key of its first message, which becomes the key of the case.
 * `open` until it is filed or dropped; `wakeAt` = when it is filed by itself: to the inbox although the place is missing, or because it had to wait for the allowance.
 * A filed one goes on for a while: what is said next joins its case (`caseId`). `seen` = keys of the messages that are in it.
 */
export type Draft = {
  _id: string
  accountKey: string
  openid: string
  userId: string
  state: 'open' | 'filed' | 'dropped'
  words: string[]
  /** Code points of the words, each with its line break. */
  letters?: number
  attachmentIds: string[]
  category?: string
  place?: DraftPlace
  /** The message that was answered with the question for the place. */
  askedBy?: string
  seen: string[]
  openedAt: Date
  wakeAt?: Date
  closedAt?: Date
  caseId?: string
  similarId?: string
  /** The person asked for a human: what follows goes to the duty officer as it is. */
  human?: boolean
  /** An emergency: no limit holds it back. */
  urgent?: boolean
}

const keptSeconds = 7 * 86_400

/** All drafts; at most one is open per person and account. Gone a week after they were opened. */
export const DraftModel = defineModel<Draft>(
  'Draft',
  {
    _id: String,
    accountKey: String,
    openid: String,
    userId: String,
    state: String,
    words: [String],
    letters: Number,
    attachmentIds: [String],
    category: String,
    place: Schema.Types.Mixed,
    askedBy: String,
    seen: [String],
    openedAt: Date,
    wakeAt: Date,
    closedAt: Date,
    caseId: String,
    similarId: String,
    human: Boolean,
    urgent: Boolean,
  },
  {
    collection: 'drafts',
    indexes: [
      [
        { accountKey: 1, openid: 1 },
        { unique: true, partialFilterExpression: { state: 'open' }, name: 'one_open' },
      ],
      [{ openid: 1, accountKey: 1, closedAt: -1 }],
      [{ wakeAt: 1 }, { partialFilterExpression: { wakeAt: { $exists: true } } }],
      [{ openedAt: 1 }, { expireAfterSeconds: keptSeconds }],
    ],
  },
)
